package zeroth.dataplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import io.fabric8.knative.serving.v1.Revision;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import zeroth.dataplane.testing.Caller;
import zeroth.dataplane.testing.RawCaller;
import zeroth.dataplane.testing.SharedApi;
import zeroth.dataplane.testing.TestApi;

/** From the ConfigMap in the API to lines on standard output. */
@ExtendWith(SharedApi.class)
class RequestLogTest {
    private static final String REVISION = """
            apiVersion: serving.knative.dev/v1
            kind: Revision
            metadata: {namespace: default, name: hello-00001}
            spec: {timeoutSeconds: 1, containerConcurrency: 0, containers: [{image: example.com/hello}]}
            """;
    private static final String INGRESS = """
            apiVersion: networking.internal.knative.dev/v1alpha1
            kind: Ingress
            metadata:
              namespace: default
              name: hello
              annotations: {networking.knative.dev/ingress.class: zeroth.ingress.networking.knative.dev}
            spec:
              httpOption: Enabled
              rules:
              - hosts: [hello.default.localhost]
                visibility: ExternalIP
                http:
                  paths:
                  - splits: [{serviceNamespace: default, serviceName: hello-00001, servicePort: 80, percent: 100}]
            """;

    private final Vertx vertx = Vertx.vertx();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream usual = System.out;
    private TestApi api;
    private DataPlane plane;
    private Caller caller;

    @BeforeEach
    void start(TestApi api) {
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        this.api = api;
        plane = DataPlane.start(vertx, api.client, DataPlaneSettings.onLaptop(0), _ -> {});
        caller = new Caller(vertx, plane.gatewayPort());
        api.apply(REVISION, Revision.class);
        api.apply(INGRESS, Ingress.class);
    }

    @AfterEach
    void stop() {
        System.setOut(usual);
        caller.close();
        plane.close();
        Caller.join(vertx.close());
    }

    @Test
    void isSwitchedOnShapedAndSwitchedOffByTheConfigMapWhileItRuns() {
        ask("/before");
        configure(Map.of(
                "logging.enable-request-log",
                "true",
                "logging.request-log-template",
                "{{.Revision.Name}} {{.Request.RequestURI}} {{.Response.Code}}"));
        await().until(() -> {
            ask("/during");
            return lines().contains("hello-00001 /during 504");
        });
        configure(Map.of("logging.enable-request-log", "false"));
        await().until(() -> {
            written.reset();
            ask("/after");
            return !lines().contains("/after");
        });

        assertThat(lines()).doesNotContain("/before");
    }

    @Test
    void aClientThatLeftWhileItWaitedIsLoggedAs500() {
        configure(Map.of(
                "logging.enable-request-log",
                "true",
                "logging.request-log-template",
                "{{.Request.RequestURI}} {{.Response.Code}}"));

        await().until(() -> {
            try (RawCaller leaver = new RawCaller(plane.gatewayPort())) {
                leaver.send("GET /left HTTP/1.1\nHost: hello.default.localhost\n\n");
                await().until(() -> plane.loads().values().stream().anyMatch(load -> load.waiting() == 1));
            }
            await().until(() -> plane.loads().values().stream().allMatch(load -> load.waiting() == 0));
            return lines().contains("/left 500");
        });
    }

    /** There is no pod: the answer is that time is over, and that is logged too. */
    private void ask(String path) {
        await().until(() -> caller.get("hello.default.localhost", path).status() == 504);
    }

    private String lines() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private void configure(Map<String, String> data) {
        api.configure("config-observability", data);
    }
}
