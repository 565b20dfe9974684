/**
 * What can be done with objects of any kind: create, read, list, update, patch, delete, each by the rules that Kubernetes
 * has for it. Everything here blocks until the store has answered.
 */
@NullMarked
package zeroth.apiserver.resource;

import org.jspecify.annotations.NullMarked;
