package zeroth.dataplane.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static zeroth.dataplane.testing.BarePlane.LOCAL_HOST;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zeroth.dataplane.testing.BarePlane;
import zeroth.dataplane.testing.Caller;
import zeroth.dataplane.testing.Caller.Reply;
import zeroth.dataplane.testing.FakePod;
import zeroth.dataplane.testing.IngressText;
import zeroth.dataplane.throttle.Pod;

/** Knative's conformance suite of an ingress, name by name, over real sockets. Names in brackets are upstream's. */
class IngressConformanceTest {
    private static final String HOST = "hello.example.com";

    private final Vertx vertx = Vertx.vertx();
    private final BarePlane plane = new BarePlane(vertx);

    @AfterEach
    void close() {
        plane.close();
        Caller.join(vertx.close());
    }

    /** [hosts/multiple] */
    @Test
    void oneRuleServesAllItsHosts() {
        List<String> hosts = List.of("foo.com", "www.foo.com", "a-b-1.foo.com", "add.foo.com");
        serve("a");
        plane.route(IngressText.of(IngressText.rule(hosts, IngressText.path("", split("a", 100)))));

        assertThat(hosts)
                .allSatisfy(
                        host -> assertThat(plane.outside.get(host, "/").body()).isEqualTo("a"));
    }

    /** [dispatch/path] */
    @Test
    void pathsLeadToTheirBackendsAndTheRestToTheLast() {
        List.of("foo", "bar", "baz", "rest").forEach(this::serve);
        plane.route(IngressText.of(IngressText.rule(
                List.of(HOST),
                IngressText.path("/foo", split("foo", 100)),
                IngressText.path("/bar", split("bar", 100)),
                IngressText.path("/baz", split("baz", 100)),
                IngressText.path("", split("rest", 100)))));

        assertThat(List.of("/foo", "/foo/", "/bar/deep?x=/foo", "/baz", "/", "/asdf", "/foa"))
                .extracting(path -> plane.outside.get(HOST, path).body())
                .containsExactly("foo", "foo", "bar", "baz", "rest", "rest", "rest");
    }

    /** [dispatch/rule] */
    @Test
    void rulesOfOneIngressHaveTheirOwnBackends() {
        List.of("foo", "bar").forEach(this::serve);
        plane.route(IngressText.of(
                IngressText.rule(List.of("foo.com"), IngressText.path("", split("foo", 100))),
                IngressText.rule(List.of("bar.com"), IngressText.path("", split("bar", 100)))));

        assertThat(plane.outside.get("foo.com", "/").body()).isEqualTo("foo");
        assertThat(plane.outside.get("bar.com", "/").body()).isEqualTo("bar");
    }

    /** [dispatch/percentage] */
    @Test
    void eachBackendGetsItsShareAndNoneGetsNothing() {
        Map<String, Integer> shares = Map.of("none", 0, "a", 1, "b", 2, "c", 4, "d", 8, "e", 16, "f", 32, "g", 37);
        shares.keySet().forEach(this::serve);
        plane.route(IngressText.of(IngressText.rule(
                List.of(HOST),
                IngressText.path(
                        "",
                        shares.entrySet().stream()
                                .map(share -> split(share.getKey(), share.getValue()))
                                .toArray(String[]::new)))));

        Map<String, Integer> seen = count("/", 1_000);

        assertThat(seen).doesNotContainKey("none");
        shares.forEach((name, percent) ->
                assertThat(seen.getOrDefault(name, 0) / 10.0).as(name).isCloseTo(percent, within(10.0)));
    }

    /** [dispatch/path_and_percentage] */
    @Test
    void aPathHasSharesOfItsOwn() {
        List.of("one", "two", "rest").forEach(this::serve);
        plane.route(IngressText.of(IngressText.rule(
                List.of(HOST),
                IngressText.path("/foo", split("one", 50), split("two", 50)),
                IngressText.path("", split("rest", 100)))));

        Map<String, Integer> seen = count("/foo", 200);

        assertThat(seen).containsOnlyKeys("one", "two");
        assertThat(seen.get("one")).isCloseTo(100, within(30));
        assertThat(count("/", 10)).containsOnlyKeys("rest");
    }

    /** [headers/pre-split], [headers/post-split] */
    @Test
    void headersOfThePathAndOfTheChosenShareReplaceTheClients() {
        List<FakePod> pods = Stream.of("a", "b", "c", "d")
                .map(name -> serve(
                        name,
                        request -> request.response()
                                .end(request.getHeader("X-Path") + " " + request.getHeader("X-Split") + " is " + name)))
                .toList();
        plane.route(IngressText.of(IngressText.rule(
                List.of(HOST),
                IngressText.pathWith(
                        "appendHeaders: {X-Path: set}",
                        Stream.of("a", "b", "c", "d")
                                .map(name -> split(name, 25))
                                .toArray(String[]::new)))));
        Map<String, String> forged = Map.of("X-Path", "forged", "X-Split", "forged");

        List<String> bodies = IntStream.range(0, 100)
                .mapToObj(_ -> plane.outside.get(HOST, "/", forged).body())
                .distinct()
                .toList();

        assertThat(pods).hasSize(4);
        assertThat(bodies).containsExactlyInAnyOrder("set a is a", "set b is b", "set c is c", "set d is d");
    }

    /** [headers/tags] */
    @Test
    void aHeaderChoosesAPathOnlyWithItsExactValue() {
        List.of("tagged", "plain").forEach(this::serve);
        plane.route(IngressText.of(IngressText.rule(
                List.of(HOST),
                IngressText.pathWith("headers: {Knative-Serving-Tag: {exact: the-tag}}", split("tagged", 100)),
                IngressText.path("", split("plain", 100)))));

        assertThat(tagged("the-tag")).isEqualTo("tagged");
        assertThat(tagged("the-tag-and-more")).isEqualTo("plain");
        assertThat(tagged("")).isEqualTo("plain");
        assertThat(plane.outside.get(HOST, "/").body()).isEqualTo("plain");
    }

    /** [timeout] */
    @Test
    void theGatewayHasNoPatienceOfItsOwnToLose() {
        serve(
                "slow",
                request -> vertx.setTimer(700, _ -> {
                    request.response().setChunked(true).write("first ");
                    vertx.setTimer(700, _ -> request.response().end("last"));
                }));
        plane.route(IngressText.of(IngressText.rule(List.of(HOST), IngressText.path("", split("slow", 100)))));

        assertThat(plane.outside.get(HOST, "/").body()).isEqualTo("first last");
    }

    /** [visibility] */
    @Test
    void aClusterLocalHostIsServedWithinUnderAllItsNamesAndUnknownOutside() {
        serve("a");
        plane.route(IngressText.of(IngressText.localRule(List.of(LOCAL_HOST), IngressText.path("", split("a", 100)))));

        assertThat(List.of(LOCAL_HOST, "hello.default.svc", "hello.default")).allSatisfy(host -> {
            assertThat(plane.outside.get(host, "/").status()).isEqualTo(404);
            assertThat(plane.inside.get(host, "/").body()).isEqualTo("a");
        });
    }

    /** [visibility/split] */
    @Test
    void clusterLocalSharesAreChosenByWeight() {
        List.of("a", "b").forEach(this::serve);
        plane.route(IngressText.of(
                IngressText.localRule(List.of(LOCAL_HOST), IngressText.path("", split("a", 80), split("b", 20)))));

        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            seen.merge(plane.inside.get(LOCAL_HOST, "/").body(), 1, Integer::sum);
        }

        assertThat(seen.get("a")).isCloseTo(160, within(20));
    }

    /** [visibility/path] */
    @Test
    void clusterLocalPathsLeadToTheirBackends() {
        List.of("foo", "rest").forEach(this::serve);
        plane.route(IngressText.of(IngressText.localRule(
                List.of(LOCAL_HOST),
                IngressText.path("/foo", split("foo", 100)),
                IngressText.path("", split("rest", 100)))));

        assertThat(plane.inside.get(LOCAL_HOST, "/foo").body()).isEqualTo("foo");
        assertThat(plane.inside.get(LOCAL_HOST, "/bar").body()).isEqualTo("rest");
        assertThat(plane.outside.get(LOCAL_HOST, "/foo").status()).isEqualTo(404);
    }

    /** [grpc] */
    @Test
    void aStreamOfGrpcTalksBothWaysAndEndsWithItsStatus() throws InterruptedException {
        plane.serve(BarePlane.revision("echo"), grpcEcho("echo"));
        plane.route(IngressText.of(IngressText.rule(List.of(HOST), IngressText.path("", split("echo", 100)))));
        try (Caller http2 = new Caller(vertx, plane.gatewayPort(), HttpVersion.HTTP_2)) {
            Talk talk = Talk.begin(http2);

            for (int i = 0; i < 100; i++) {
                assertThat(talk.say("ping " + i)).isEqualTo("echo: ping " + i);
            }

            assertThat(talk.end()).isEqualTo("0");
        }
    }

    /** [grpc/split] */
    @Test
    void eachStreamOfGrpcGoesToOneOfTheShares() throws InterruptedException {
        plane.serve(BarePlane.revision("a"), grpcEcho("a"));
        plane.serve(BarePlane.revision("b"), grpcEcho("b"));
        plane.route(
                IngressText.of(IngressText.rule(List.of(HOST), IngressText.path("", split("a", 50), split("b", 50)))));
        List<String> answers = new ArrayList<>();
        try (Caller http2 = new Caller(vertx, plane.gatewayPort(), HttpVersion.HTTP_2)) {
            for (int i = 0; i < 40; i++) {
                Talk talk = Talk.begin(http2);
                String first = talk.say("x");
                assertThat(talk.say("x")).isEqualTo(first);
                answers.add(first);
                talk.end();
            }
        }

        assertThat(answers).contains("a: x", "b: x");
    }

    /** [websocket], [websocket/split] */
    @Test
    void webSocketsAreSharedOutAndEchoEachMessage() throws InterruptedException {
        List.of("a", "b")
                .forEach(name -> serve(
                        name,
                        request -> request.toWebSocket()
                                .onSuccess(socket -> socket.textMessageHandler(
                                        text -> socket.writeTextMessage(name + ": " + text)))));
        plane.route(
                IngressText.of(IngressText.rule(List.of(HOST), IngressText.path("", split("a", 50), split("b", 50)))));

        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            seen.add(echoes(5));
        }

        assertThat(seen).contains("a", "b");
    }

    private String echoes(int times) throws InterruptedException {
        LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
        WebSocket socket = Caller.join(vertx.createWebSocketClient()
                .connect(new WebSocketConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(plane.gatewayPort())
                        .setURI("/")
                        .addHeader("Host", HOST)));
        socket.textMessageHandler(heard::add);
        String name = "";
        for (int i = 0; i < times; i++) {
            var _ = socket.writeTextMessage("hello " + i);
            String echo = Talk.next(heard);
            assertThat(echo).endsWith(": hello " + i);
            name = echo.substring(0, 1);
        }
        Caller.join(socket.close());
        return name;
    }

    private Map<String, Integer> count(String path, int requests) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < requests; i++) {
            seen.merge(plane.outside.get(HOST, path).body(), 1, Integer::sum);
        }
        return seen;
    }

    private String tagged(String tag) {
        Reply reply = plane.outside.get(HOST, "/", Map.of("Knative-Serving-Tag", tag));
        return reply.body();
    }

    private void serve(String name) {
        serve(name, request -> request.response().end(name));
    }

    private FakePod serve(String name, Handler<HttpServerRequest> handler) {
        FakePod pod = FakePod.start(vertx, name, handler);
        plane.serve(BarePlane.revision(name), pod.pod());
        return pod;
    }

    private Pod grpcEcho(String name) {
        return FakePod.start(vertx, name, request -> {
                    request.response().setChunked(true).putHeader("Content-Type", "application/grpc");
                    request.handler(message ->
                            request.response().write(Buffer.buffer(name + ": ").appendBuffer(message)));
                    request.endHandler(_ -> {
                        request.response().putTrailer("grpc-status", "0");
                        request.response().end();
                    });
                })
                .over(Pod.Protocol.H2C);
    }

    private static String split(String name, int percent) {
        return IngressText.split(name, percent, "X-Split: " + name);
    }

    /** One stream that is open both ways. */
    private record Talk(HttpClientRequest request, HttpClientResponse response, LinkedBlockingQueue<String> heard) {
        static Talk begin(Caller caller) {
            LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
            HttpClientRequest request =
                    Caller.join(caller.open(HttpMethod.POST, HOST, "/", Map.of("Content-Type", "application/grpc")));
            Future<HttpClientResponse> response = request.response().map(answer -> {
                answer.handler(message -> heard.add(message.toString()));
                return answer;
            });
            Caller.join(request.setChunked(true).sendHead());
            var _ = request.write("hi");
            HttpClientResponse open = Caller.join(response);
            Talk talk = new Talk(request, open, heard);
            talk.greeted();
            return talk;
        }

        private void greeted() {
            try {
                assertThat(next(heard)).endsWith(": hi");
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        String say(String text) throws InterruptedException {
            var _ = request.write(text);
            return next(heard);
        }

        String end() {
            Future<Void> ended = response.end();
            Caller.join(request.end());
            Caller.join(ended);
            return String.valueOf(response.getTrailer("grpc-status"));
        }

        static String next(LinkedBlockingQueue<String> heard) throws InterruptedException {
            String text = heard.poll(10, TimeUnit.SECONDS);
            assertThat(text).as("an echo").isNotNull();
            return String.valueOf(text);
        }
    }
}
