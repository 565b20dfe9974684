package zeroth.dataplane.activator;

import static org.assertj.core.api.Assertions.assertThat;
import static zeroth.dataplane.testing.BarePlane.HELLO;
import static zeroth.dataplane.testing.BarePlane.HOST;
import static zeroth.dataplane.testing.BarePlane.LOCAL_HOST;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import zeroth.dataplane.testing.BarePlane;
import zeroth.dataplane.testing.Caller;
import zeroth.dataplane.testing.Caller.Reply;
import zeroth.dataplane.testing.FakePod;

/** What a request meets between the door and the pod, and with which headers it arrives there. */
class RoutingTest {
    private final Vertx vertx = Vertx.vertx();
    private final BarePlane plane = new BarePlane(vertx);
    private final FakePod pod = FakePod.answering(vertx, "a");

    @BeforeEach
    void serve() {
        plane.serve(10, pod.pod());
    }

    @AfterEach
    void close() {
        plane.close();
        Caller.join(vertx.close());
    }

    @Test
    void aRequestReachesThePodOfItsHost() {
        Reply reply = plane.outside.get(HOST + ":8080", "/path?and=query");

        assertThat(reply.body()).isEqualTo("a");
        assertThat(pod.requests().getFirst().uri()).isEqualTo("/path?and=query");
    }

    @Test
    void thePodIsToldTheHostAndThatTheRequestWasCounted() {
        plane.outside.get(HOST, "/");

        MultiMap headers = pod.requests().getFirst().headers();
        assertThat(headers.get("K-Original-Host")).isEqualTo(HOST);
        assertThat(headers.get("K-Proxy-Request")).isEqualTo("activator");
        assertThat(headers.get("Host")).isEqualTo("127.0.0.1:" + pod.pod().port());
        assertThat(headers.get("X-Forwarded-Proto")).isEqualTo("http");
        assertThat(headers.get("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(headers.contains("Knative-Serving-Revision")).isFalse();
        assertThat(headers.contains("Knative-Serving-Namespace")).isFalse();
    }

    @Test
    void aClientCannotSayWhatOnlyThePlatformMaySay() {
        plane.outside.get(
                HOST,
                "/",
                Map.of(
                        "Knative-Serving-Revision", "victim-00001",
                        "knative-serving-namespace", "victim",
                        "K-Original-Host", "victim.example.com",
                        "K-Proxy-Request", "queue",
                        "K-Passthrough-Lb", "true",
                        "K-Network-Hash", "forged",
                        "Knative-Serving-Default-Route", "true"));

        MultiMap headers = pod.requests().getFirst().headers();
        assertThat(headers.get("K-Original-Host")).isEqualTo(HOST);
        assertThat(headers.get("K-Proxy-Request")).isEqualTo("activator");
        assertThat(headers.contains("K-Passthrough-Lb")).isFalse();
        assertThat(headers.contains("K-Network-Hash")).isFalse();
        assertThat(headers.contains("Knative-Serving-Default-Route")).isFalse();
    }

    @Test
    void anUnknownHostIsToldSoAndNothingElse() {
        Reply reply = plane.outside.get("unknown.default.localhost", "/");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).isEqualTo("This gateway serves no such host.\n");
    }

    @Test
    void aDeletedRevisionIsToldInUpstreamsWords() {
        plane.forget(HELLO);

        Reply reply = plane.outside.get(HOST, "/");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body())
                .isEqualTo("Error getting active endpoint: revision.serving.knative.dev \"hello-00001\" not found\n");
    }

    @Test
    void aClusterLocalHostIsServedWithinAndNotOutside() {
        assertThat(plane.outside.get(LOCAL_HOST, "/").status()).isEqualTo(404);
        assertThat(plane.inside.get(LOCAL_HOST, "/").body()).isEqualTo("a");
    }

    @Test
    void withinAnotherGatewayMayHaveChosenTheRevision() {
        Map<String, String> chosen = Map.of(
                "Knative-Serving-Revision", "hello-00001",
                "Knative-Serving-Namespace", "default",
                "K-Original-Host", "mapped.example.com");

        assertThat(plane.outside.get("hello.example.com", "/", chosen).status()).isEqualTo(404);
        assertThat(plane.inside.get("hello.example.com", "/", chosen).body()).isEqualTo("a");
        assertThat(pod.requests().getFirst().getHeader("K-Original-Host")).isEqualTo("mapped.example.com");
    }

    @Test
    void withinARevisionIsFoundByTheHostOfItsOwnService() {
        assertThat(plane.inside
                        .get("hello-00001.default.svc.cluster.local:80", "/")
                        .body())
                .isEqualTo("a");
        assertThat(plane.inside.get("hello-00001.default.svc.other.domain", "/").status())
                .isEqualTo(404);
    }

    @Test
    void aMappedDomainLeadsOnToItsService() {
        plane.route("""
                metadata: {namespace: default, name: hello}
                spec:
                  rules:
                  - hosts: [hello.default.svc.cluster.local]
                    visibility: ClusterLocal
                    http:
                      paths:
                      - splits: [{serviceNamespace: default, serviceName: hello-00001, servicePort: 80}]
                """, """
                metadata: {namespace: default, name: mapping}
                spec:
                  rules:
                  - hosts: [www.example.com]
                    visibility: ExternalIP
                    http:
                      paths:
                      - rewriteHost: hello.default.svc.cluster.local
                        splits:
                        - serviceNamespace: default
                          serviceName: hello
                          servicePort: 80
                          appendHeaders: {K-Original-Host: www.example.com}
                """);

        assertThat(plane.outside.get("www.example.com", "/").body()).isEqualTo("a");
        assertThat(pod.requests().getFirst().getHeader("K-Original-Host")).isEqualTo("www.example.com");
    }

    @Test
    void headersOfPathAndSplitAreSetOverTheClients() {
        plane.route("""
                metadata: {namespace: default, name: hello}
                spec:
                  rules:
                  - hosts: [hello.default.localhost]
                    http:
                      paths:
                      - appendHeaders: {X-Path: path}
                        splits:
                        - serviceNamespace: default
                          serviceName: hello-00001
                          servicePort: 80
                          appendHeaders: {X-Split: split}
                """);

        plane.outside.get(HOST, "/", Map.of("X-Path", "client", "x-split", "client", "X-Other", "client"));

        MultiMap headers = pod.requests().getFirst().headers();
        assertThat(headers.getAll("X-Path")).containsExactly("path");
        assertThat(headers.getAll("X-Split")).containsExactly("split");
        assertThat(headers.get("X-Other")).isEqualTo("client");
    }
}
