package zeroth.function.redis;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

/** Asks Quarkus for its default Redis client, which it makes only where something wants it. */
@Singleton
public class RedisClient {
    private final Instance<ReactiveRedisDataSource> source;

    RedisClient(Instance<ReactiveRedisDataSource> source) {
        this.source = source;
    }

    Redis redis() {
        return source.get().getRedis();
    }
}
