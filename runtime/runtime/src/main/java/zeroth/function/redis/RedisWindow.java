package zeroth.function.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import zeroth.function.dispatch.Outcome;
import zeroth.function.duplicate.Claim;
import zeroth.function.duplicate.EventKey;
import zeroth.function.duplicate.OutcomeText;
import zeroth.function.duplicate.Window;

/**
 * In Redis, for all replicas of an application: one string a key, {@code ?} and a ticket while the event is in flight,
 * {@code =} and the outcome afterwards. What is in flight in a process that dies is free again after the lease.
 */
public record RedisWindow(Redis redis, String prefix, Duration retention, Duration lease, OutcomeText text)
        implements Window {
    private static final String IN_FLIGHT = "?";
    private static final String DONE = "=";
    private static final String DELETE_IF_OURS =
            "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end";

    @Override
    public CompletionStage<Claim> claim(EventKey key) {
        var ticket = IN_FLIGHT + UUID.randomUUID();
        return send(set(key, ticket, lease).arg("NX"))
                .flatMap(set -> set.isPresent() ? Uni.createFrom().<Claim>item(new Claim.First(ticket)) : known(key))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Void> done(EventKey key, String ticket, Outcome.Success outcome) {
        return send(set(key, DONE + text.write(outcome), retention))
                .replaceWithVoid()
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Void> release(EventKey key, String ticket) {
        return send(Request.cmd(Command.EVAL)
                        .arg(DELETE_IF_OURS)
                        .arg(1)
                        .arg(name(key))
                        .arg(ticket))
                .replaceWithVoid()
                .subscribeAsCompletionStage();
    }

    /** What ended between the two questions was in flight at the first. */
    private Uni<Claim> known(EventKey key) {
        return send(Request.cmd(Command.GET).arg(name(key)))
                .map(value -> value.map(known -> claim(known.toString())).orElseGet(Claim.InFlight::new));
    }

    private Claim claim(String value) {
        return value.startsWith(DONE) ? new Claim.Done(text.read(value.substring(1))) : new Claim.InFlight();
    }

    private Request set(EventKey key, String value, Duration time) {
        return Request.cmd(Command.SET).arg(name(key)).arg(value).arg("PX").arg(time.toMillis());
    }

    private Uni<Optional<Response>> send(Request request) {
        return redis.send(request).map(Optional::ofNullable);
    }

    private String name(EventKey key) {
        return prefix + HexFormat.of().formatHex(sha256(key.text()));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
