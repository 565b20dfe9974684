package zeroth.queueproxy.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.PodIdentity;
import zeroth.queueproxy.http.QueueProxy;
import zeroth.queueproxy.http.QueueProxySettings;
import zeroth.queueproxy.http.QueueProxySettings.ListenPorts;
import zeroth.queueproxy.http.stage.RequestTimeouts;
import zeroth.queueproxy.http.telemetry.Observability;
import zeroth.queueproxy.http.tls.KeyFiles;
import zeroth.queueproxy.http.tls.TlsRules;
import zeroth.queueproxy.http.tls.TlsSettings;
import zeroth.queueproxy.limit.ConcurrencyLimit;

class FarewellTest {
    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<Runnable> running = new CompletableFuture<>();

    @AfterEach
    void stops() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aRequestThatRunsHasItsAnswerBeforeTheEnd() {
        HttpServer user = vertx.createHttpServer()
                .requestHandler(request -> running.complete(
                        () -> vertx.runOnContext(now -> request.response().end("late"))))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        QueueProxy proxy = QueueProxy.start(vertx, settings(user.actualPort()));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxy.servingPort()))
                .build();
        CompletableFuture<Void> end;
        try (HttpClient client = HttpClient.newHttpClient()) {
            CompletableFuture<HttpResponse<String>> answer = client.sendAsync(request, BodyHandlers.ofString());
            Runnable finish = running.join();
            end = CompletableFuture.runAsync(() -> Farewell.of(proxy));
            assertThat(end).isNotDone();
            finish.run();
            assertThat(answer.join().body()).isEqualTo("late");
        }
        end.join();
        try (HttpClient late = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> late.send(request, BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }

    private static QueueProxySettings settings(int userPort) {
        return new QueueProxySettings(
                new PodIdentity(new RevisionId("default", "greeter-00001"), "", "", "greeter-00001-pod", ""),
                "127.0.0.1",
                ListenPorts.ANY_FREE,
                userPort,
                ConcurrencyLimit.of(0),
                new RequestTimeouts(Duration.ofSeconds(30), Optional.empty(), Optional.empty()),
                List.of(),
                Observability.NONE,
                new TlsSettings(KeyFiles.in(Path.of("nowhere")), TlsRules.DEFAULT),
                Duration.ofMillis(50));
    }
}
