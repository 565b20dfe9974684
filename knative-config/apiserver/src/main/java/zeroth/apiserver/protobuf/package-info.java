/**
 * Objects in Kubernetes' protobuf, which {@code kubectl create} sends for a few kinds whatever the server prefers: {@link
 * zeroth.apiserver.protobuf.ProtobufObject} reads them into the JSON that they stand for. Answers are JSON always, which every
 * client takes.
 */
@NullMarked
package zeroth.apiserver.protobuf;

import org.jspecify.annotations.NullMarked;
