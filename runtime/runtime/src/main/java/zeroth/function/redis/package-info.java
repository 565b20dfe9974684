/**
 * The window of duplicates in Redis ({@link zeroth.function.redis.RedisWindow}), for applications that have the extension
 * {@code quarkus-redis-client}. Nothing else here refers to this package.
 */
@NullMarked
package zeroth.function.redis;

import org.jspecify.annotations.NullMarked;
