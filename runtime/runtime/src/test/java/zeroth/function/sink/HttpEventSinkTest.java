package zeroth.function.sink;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroth.function.CloudEventBuilder;
import zeroth.function.PermanentEventException;
import zeroth.function.RetryableEventException;
import zeroth.function.event.BinaryMode;
import zeroth.function.event.Event;
import zeroth.function.event.JsonFormat;
import zeroth.function.event.PercentEncoding;

/** The real sink before a real server; what it waits is written down instead. */
class HttpEventSinkTest extends EventSinkContract {
    private static final String PASSWORD = "changeit";

    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonFormat JSON = new JsonFormat(new ObjectMapper());
    private static final BinaryMode BINARY = new BinaryMode(PercentEncoding.SPEC);

    private final List<Event> accepted = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final List<String> types = new CopyOnWriteArrayList<>();
    private final List<Integer> statuses = new CopyOnWriteArrayList<>();
    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private final AtomicReference<Consumer<HttpServerResponse>> answer =
            new AtomicReference<>(response -> response.setStatusCode(202).end());
    private HttpServer server = VERTX.createHttpServer();
    private String scheme = "http";
    private int port;

    @TempDir
    Path directory;

    @BeforeEach
    void listen() {
        listen(new HttpServerOptions());
    }

    @AfterEach
    void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    @AfterAll
    static void closeAll() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void addsTheOverridesToEveryEvent() {
        sendOne();

        assertThat(accepted.getFirst().attributes().values()).containsEntry("tenant", "a b");
    }

    @Test
    void writesStructuredEvents() {
        http(Message.Mode.STRUCTURED, PATIENCE, new HttpClientOptions())
                .send(CloudEventBuilder.create().type("order").build(Map.of("n", 1)))
                .await()
                .atMost(SOON);

        assertThat(new String(JSON.write(accepted.getFirst()), UTF_8)).contains("\"data\":{\"n\":1}");
        assertThat(types).as("as every SDK knows it").containsExactly("application/cloudevents+json");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 408, 409, 429, 500, 503})
    void sendsAgainWhatMayPass(int status) {
        statuses.addAll(List.of(status, status));

        sendOne();

        assertThat(accepted).hasSize(1);
        assertThat(waits).hasSize(2);
        assertThat(waits.get(0)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        assertThat(waits.get(1)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 410, 413, 415, 422})
    void doesNotRepeatWhatIsRefused(int status) {
        statuses.add(status);

        assertThatThrownBy(this::sendOne)
                .isInstanceOf(PermanentEventException.class)
                .hasMessageContaining(Integer.toString(status));
        assertThat(tokens).hasSize(1);
        assertThat(waits).isEmpty();
    }

    @Test
    void givesUpAfterTheLastRetry() {
        giveUp();

        assertThatThrownBy(this::sendOne).hasMessageContaining("4 attempts").hasMessageContaining("503");
        assertThat(tokens).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", " 7 "})
    void waitsAsLongAsTheSinkAsksFor(String seconds) {
        refuseOnce(503, seconds);

        sendOne();

        assertThat(waits).containsExactly(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"86400", "Fri, 31 Dec 9999 23:59:59 GMT"})
    void waitsNoLongerThanTheBound(String retryAfter) {
        refuseOnce(429, retryAfter);

        sendOne();

        assertThat(waits).containsExactly(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "99999999999", "Thu, 01 Jan 1970 00:00:00 GMT"})
    void waitsAsUsualWhenTheSinkSaysNothingSensible(String retryAfter) {
        refuseOnce(503, retryAfter);

        sendOne();

        assertThat(waits.getFirst()).isLessThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void showsTheTokenThatIsInTheFileNow() throws IOException {
        sendOne();
        Files.writeString(token(), "first\n");
        sendOne();
        Files.writeString(token(), "second");
        sendOne();

        assertThat(tokens).containsExactly("", "Bearer first", "Bearer second");
    }

    @Test
    void sendsNothingWithATokenThatIsNone() throws IOException {
        Files.writeString(token(), "a\r\nb: c");

        assertThatThrownBy(this::sendOne).isInstanceOf(RetryableEventException.class);
        assertThat(tokens).isEmpty();
    }

    @Test
    void givesUpASinkThatIsNotThere() {
        close();

        assertThatThrownBy(this::sendOne)
                .isInstanceOf(RetryableEventException.class)
                .hasMessageContaining("no answer");
    }

    @Test
    void givesUpASinkThatCloses() {
        answer.set(HttpServerResponse::reset);

        assertThatThrownBy(this::sendOne).isInstanceOf(RetryableEventException.class);
    }

    @Test
    void givesUpASinkThatDoesNotAnswer() {
        answer.set(response -> {});

        assertThatThrownBy(() -> http(Message.Mode.BINARY, Duration.ofMillis(100), new HttpClientOptions())
                        .send(CloudEventBuilder.create().type("order").build())
                        .await()
                        .atMost(SOON))
                .isInstanceOf(RetryableEventException.class);
    }

    @Test
    void doesNotWaitForTheEndOfAnEndlessBody() {
        answer.set(response -> {
            response.setChunked(true);
            VERTX.setPeriodic(1, timer -> {
                if (response.closed()) {
                    VERTX.cancelTimer(timer);
                } else {
                    response.write(Buffer.buffer(new byte[16 * 1024]));
                }
            });
        });

        sendOne();

        assertThat(accepted).hasSize(1);
    }

    @Test
    void trustsAnAuthorityOnlyIfToldSo() throws IOException {
        var store = directory.resolve("own.p12").toString();
        keytool("-genkeypair", "-keystore", store, "-keyalg", "EC", "-dname", "CN=sink", "-ext", "san=dns:localhost");
        var pem = keytool("-exportcert", "-rfc", "-keystore", store);
        close();
        var key = new PfxOptions().setPath(store).setPassword(PASSWORD);
        listen(new HttpServerOptions().setSsl(true).setKeyCertOptions(key));
        var bundles = Files.createDirectory(directory.resolve("bundles"));

        assertThatThrownBy(() -> tls(new Certificates(Optional.empty(), bundles)))
                .isInstanceOf(RetryableEventException.class);
        tls(new Certificates(Optional.of(pem), bundles));
        Files.writeString(bundles.resolve("own.crt"), pem);
        tls(new Certificates(Optional.empty(), bundles));

        assertThat(accepted).hasSize(2);
    }

    private static String keytool(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new String(process.getInputStream().readAllBytes(), US_ASCII);
    }

    @Override
    EventSink sink() {
        return http(Message.Mode.BINARY, PATIENCE, new HttpClientOptions());
    }

    @Override
    List<Event> accepted() {
        return accepted;
    }

    @Override
    void refuse() {
        answer.set(response -> response.setStatusCode(400).end());
    }

    @Override
    void giveUp() {
        answer.set(response -> response.setStatusCode(503).end());
    }

    private void refuseOnce(int status, String retryAfter) {
        answer.set(response -> {
            response.putHeader("retry-after", retryAfter).setStatusCode(status).end();
            answer.set(next -> next.end());
        });
    }

    private void tls(Certificates certificates) {
        var trust = TrustOptions.wrap(certificates.trust().getTrustManagers()[0]);
        http(Message.Mode.BINARY, PATIENCE, new HttpClientOptions().setTrustOptions(trust))
                .send(CloudEventBuilder.create().type("order").build())
                .await()
                .atMost(SOON);
    }

    private EventSink http(Message.Mode mode, Duration timeout, HttpClientOptions options) {
        var address = URI.create(scheme + "://localhost:" + port + "/");
        var outgoing = new Outgoing(new ObjectMapper(), "/test", Map.of("tenant", "a b"), () -> "made");
        var post = new HttpPost(
                VERTX, VERTX.createHttpClient(options), address, timeout, new Token(VERTX, token().toString()));
        var backoff = new Backoff(3, Duration.ofMillis(200), Duration.ofSeconds(30), new Random(42));
        return new HttpEventSink(
                outgoing, new Message.Writer(mode, BINARY, JSON), post, backoff, this::atOnce, InstantSource.system());
    }

    private Runnable atOnce(Duration wait, Runnable action) {
        waits.add(wait);
        action.run();
        return () -> {};
    }

    private Path token() {
        return directory.resolve("token");
    }

    private void take(HttpServerRequest request) {
        types.add(request.getHeader("content-type"));
        tokens.add(Optional.ofNullable(request.getHeader("authorization")).orElse(""));
        request.body().onSuccess(body -> {
            if (statuses.isEmpty()) {
                accepted.add(event(request, body));
                answer.get().accept(request.response());
            } else {
                request.response().setStatusCode(statuses.removeFirst()).end();
            }
        });
    }

    private static Event event(HttpServerRequest request, Buffer body) {
        return Optional.ofNullable(request.getHeader("content-type"))
                        .filter(type -> type.startsWith(JsonFormat.MEDIA_TYPE))
                        .isPresent()
                ? JSON.read(body.getBytes())
                : BINARY.read(request.headers(), body.getBytes());
    }

    private void listen(HttpServerOptions options) {
        scheme = options.isSsl() ? "https" : "http";
        server = VERTX.createHttpServer(options.setHost("127.0.0.1").setPort(0))
                .requestHandler(this::take)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        port = server.actualPort();
    }
}
