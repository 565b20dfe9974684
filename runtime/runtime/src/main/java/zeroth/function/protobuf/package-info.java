/**
 * Events in protobuf ({@link zeroth.function.protobuf.ProtobufFormat}), for applications that have the module
 * {@code cloudevents-protobuf}. Nothing else here refers to this package, so no other needs protobuf.
 */
@NullMarked
package zeroth.function.protobuf;

import org.jspecify.annotations.NullMarked;
