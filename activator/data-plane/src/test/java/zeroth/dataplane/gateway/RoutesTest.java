package zeroth.dataplane.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zeroth.names.RevisionId;

class RoutesTest {
    private static final String HELLO = """
            metadata: {namespace: default, name: hello, creationTimestamp: "2026-01-01T00:00:00Z"}
            spec:
              rules:
              - hosts: [hello.default.localhost]
                visibility: ExternalIP
                http:
                  paths:
                  - headers: {Knative-Serving-Tag: {exact: next}}
                    splits:
                    - {serviceNamespace: default, serviceName: hello-00002, servicePort: 80, percent: 100}
                  - path: /static
                    appendHeaders: {X-Area: static}
                    splits:
                    - {serviceNamespace: default, serviceName: files-00001, servicePort: 80}
                  - splits:
                    - serviceNamespace: default
                      serviceName: hello-00001
                      servicePort: 80
                      percent: 100
                      appendHeaders:
                        Knative-Serving-Revision: hello-00001
                        Knative-Serving-Namespace: default
              - hosts: [hello.default.svc.cluster.local]
                visibility: ClusterLocal
                http:
                  paths:
                  - splits: [{serviceNamespace: default, serviceName: hello-00001, servicePort: 80}]
            """;

    private final Routes routes = read(HELLO);

    @Test
    void aHostIsMatchedWithAndWithoutPortInAnyCase() {
        for (String host :
                List.of("hello.default.localhost", "Hello.Default.Localhost:8080", "hello.default.localhost.")) {
            assertThat(found(Entrance.EXTERNAL, host, "/")).contains("hello-00001");
        }
    }

    @Test
    void anUnknownHostHasNoRoute() {
        assertThat(found(Entrance.EXTERNAL, "other.default.localhost", "/")).isEmpty();
        assertThat(found(Entrance.EXTERNAL, "", "/")).isEmpty();
    }

    @Test
    void aPathIsAPrefix() {
        assertThat(found(Entrance.EXTERNAL, "hello.default.localhost", "/static/a.css"))
                .contains("files-00001");
        assertThat(found(Entrance.EXTERNAL, "hello.default.localhost", "/sta")).contains("hello-00001");
    }

    @Test
    void allHeadersMustMatchExactly() {
        String host = "hello.default.localhost";

        assertThat(found(Entrance.EXTERNAL, host, "/", Map.of("Knative-Serving-Tag", "next")))
                .contains("hello-00002");
        assertThat(found(Entrance.EXTERNAL, host, "/", Map.of("Knative-Serving-Tag", "nex")))
                .contains("hello-00001");
        assertThat(found(Entrance.EXTERNAL, host, "/", Map.of("Knative-Serving-Tag", "")))
                .contains("hello-00001");
    }

    @Test
    void clusterLocalHostsExistOnlyWithin() {
        for (String host : List.of("hello.default.svc.cluster.local", "hello.default.svc", "hello.default")) {
            assertThat(found(Entrance.EXTERNAL, host, "/")).isEmpty();
            assertThat(found(Entrance.LOCAL, host, "/")).contains("hello-00001");
        }
    }

    @Test
    void externalHostsAreServedWithinToo() {
        assertThat(found(Entrance.LOCAL, "hello.default.localhost", "/")).contains("hello-00001");
    }

    @Test
    void theOlderIngressKeepsItsHost() {
        String thief = HELLO.replace("2026-01-01", "2026-01-02")
                .replace("namespace: default, name: hello,", "namespace: aaa, name: aaa,")
                .replace("hello-00001", "thief-00001");

        Routes both = new IngressReader("cluster.local").read(List.of(ingress(thief), ingress(HELLO)));

        assertThat(revision(both, Entrance.EXTERNAL, "hello.default.localhost", head("/", Map.of())))
                .contains("hello-00001");
    }

    @Test
    void sharesAreChosenByWeightAndNoneGetsNothing() {
        Splits splits = new Splits(List.of(split("none", 0), split("few", 10), split("many", 90)));
        SplittableRandom random = new SplittableRandom(42);
        Map<String, Integer> chosen = new HashMap<>();

        for (int i = 0; i < 10_000; i++) {
            chosen.merge(splits.choose(random).orElseThrow().revision().name(), 1, Integer::sum);
        }

        assertThat(chosen).doesNotContainKey("none");
        assertThat(chosen.get("few")).isBetween(900, 1100);
    }

    @Test
    void theHashIsUpstreams() {
        Ingress ingress = ingress("""
                metadata: {namespace: ns1, name: ing1}
                spec:
                  rules:
                  - hosts: [a.example.com]
                    visibility: ExternalIP
                    http:
                      paths:
                      - splits: [{serviceNamespace: ns1, serviceName: svc1, servicePort: 80, percent: 100}]
                """);

        assertThat(IngressHash.of(ingress))
                .isEqualTo("7e52dbf0e5e5449ee19afa9e9bdaf2ae4751a0944065788fcb3e795cd9b43723");
    }

    @Test
    void aFormOfAHostThatLooksLikeAnAddressIsNotServed() {
        assertThat(Hosts.expanded("a.42.svc.cluster.local", "cluster.local"))
                .containsExactly("a.42.svc.cluster.local", "a.42.svc");
    }

    @Test
    void aPatternServesOneLabelMoreAndAHostOfItsOwnGoesBefore() {
        Routes both = new IngressReader("cluster.local")
                .read(List.of(
                        ingress(HELLO.replace("hello.default.localhost", "'*.example.com'")),
                        ingress(HELLO.replace("hello.default.localhost", "own.example.com")
                                .replace("name: hello,", "name: own,")
                                .replace("hello-00001", "own-00001"))));
        RequestHead head = head("/", Map.of());

        assertThat(revision(both, Entrance.EXTERNAL, "any.Example.com:80", head))
                .contains("hello-00001");
        assertThat(revision(both, Entrance.EXTERNAL, "own.example.com", head)).contains("own-00001");
        assertThat(revision(both, Entrance.EXTERNAL, "two.labels.example.com", head))
                .isEmpty();
        assertThat(revision(both, Entrance.EXTERNAL, "example.com", head)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hosts: [hello.default.localhost] | hosts: []               | names no host",
                "path: /static                    | path: static            | does not begin with /",
                "{exact: next}                    | {}                      | has no value to match",
                "serviceNamespace: default        | serviceNamespace: other | must lead to a Service in namespace default",
                "Serving-Namespace: default       | Serving-Namespace: other | must lead to a Service in namespace default",
                "percent: 100                     | percent: 99             | make 99 and not 100"
            })
    void whatNoIngressMaySayIsNamed(String said, String instead, String sentence) {
        assertThat(Flaws.in(ingress(HELLO.replace(said, instead))))
                .hasValueSatisfying(refusal -> assertThat(refusal.message()).contains(sentence));
        assertThat(Flaws.in(ingress(HELLO))).isEmpty();
    }

    private Optional<String> found(Entrance entrance, String host, String path) {
        return found(entrance, host, path, Map.of());
    }

    private Optional<String> found(Entrance entrance, String host, String path, Map<String, String> headers) {
        return revision(routes, entrance, host, head(path, headers));
    }

    private static Optional<String> revision(Routes routes, Entrance entrance, String host, RequestHead head) {
        return routes.find(entrance, host, head)
                .flatMap(path -> path.splits().choose(new SplittableRandom(1)))
                .map(split -> split.revision().name());
    }

    private static Split split(String name, int percent) {
        return new Split(new RevisionId("default", name), new ServicePort("default", name, "80"), percent, Map.of());
    }

    private static Routes read(String yaml) {
        return new IngressReader("cluster.local").read(List.of(ingress(yaml)));
    }

    private static Ingress ingress(String yaml) {
        return Serialization.unmarshal(yaml, Ingress.class);
    }

    private static RequestHead head(String path, Map<String, String> headers) {
        return new RequestHead() {
            @Override
            public String path() {
                return path;
            }

            @Override
            public Optional<String> header(String name) {
                return Optional.ofNullable(headers.get(name));
            }
        };
    }
}
