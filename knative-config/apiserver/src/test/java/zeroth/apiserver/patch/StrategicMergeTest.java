package zeroth.apiserver.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import zeroth.apiserver.kind.BuiltInKinds;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.refusal.Refusal;
import zeroth.apiserver.schema.Schemas;

final class StrategicMergeTest {
    private static final String TWO_CONTAINERS = """
            {"spec":{"template":{"spec":{"containers":[
              {"name":"a","image":"a:1","env":[{"name":"X","value":"1"}]},
              {"name":"b","image":"b:1"}]}}}}""";

    @Test
    void containersAreMergedByName() {
        assertThat(patched(TWO_CONTAINERS, containers("{\"name\":\"a\",\"image\":\"a:2\"}")))
                .isEqualTo(json(TWO_CONTAINERS.replace("a:1", "a:2")));
    }

    @Test
    void anElementOfAListInAListIsFoundByItsKey() {
        assertThat(
                        patched(
                                TWO_CONTAINERS,
                                containers(
                                        "{\"name\":\"a\",\"env\":[{\"name\":\"X\",\"value\":\"2\"},{\"name\":\"Y\",\"value\":\"3\"}]}")))
                .isEqualTo(json(TWO_CONTAINERS.replace(
                        "{\"name\":\"X\",\"value\":\"1\"}",
                        "{\"name\":\"X\",\"value\":\"2\"},{\"name\":\"Y\",\"value\":\"3\"}")));
    }

    @Test
    void anElementIsDeletedByDirective() {
        assertThat(patched(TWO_CONTAINERS, containers("{\"name\":\"a\",\"$patch\":\"delete\"}")))
                .isEqualTo(json(containers("{\"name\":\"b\",\"image\":\"b:1\"}")));
    }

    @Test
    void theOrderThatIsAskedForIsMade() {
        var patch = """
                {"spec":{"template":{"spec":{
                  "$setElementOrder/containers":[{"name":"c"},{"name":"b"}],
                  "containers":[{"name":"c","image":"c:1"}]}}}}""";
        var names = Json.elements(Json.at(
                        Json.trusted(bytes(patched(TWO_CONTAINERS, patch))), "spec", "template", "spec", "containers"))
                .map(container -> container.path("name").asText());

        assertThat(names).containsExactly("c", "b", "a");
    }

    @Test
    void finalizersAreAddedAndTakenAwayOneByOne() {
        assertThat(patched("{\"metadata\":{\"finalizers\":[\"a\"]}}", "{\"metadata\":{\"finalizers\":[\"b\",\"a\"]}}"))
                .isEqualTo(json("{\"metadata\":{\"finalizers\":[\"a\",\"b\"]}}"));
        assertThat(patched(
                        "{\"metadata\":{\"finalizers\":[\"a\",\"b\"]}}",
                        "{\"metadata\":{\"$deleteFromPrimitiveList/finalizers\":[\"a\"]}}"))
                .isEqualTo(json("{\"metadata\":{\"finalizers\":[\"b\"]}}"));
    }

    @Test
    void mapsAreMergedAndNullRemoves() {
        assertThat(patched(
                        "{\"metadata\":{\"labels\":{\"a\":\"1\",\"b\":\"2\"}}}",
                        "{\"metadata\":{\"labels\":{\"a\":null,\"c\":\"3\"}}}"))
                .isEqualTo(json("{\"metadata\":{\"labels\":{\"b\":\"2\",\"c\":\"3\"}}}"));
    }

    @Test
    void listsWithoutAKeyAreReplaced() {
        var args = containers("{\"name\":\"a\",\"args\":[\"1\",\"2\"]}");

        assertThat(patched(args, containers("{\"name\":\"a\",\"args\":[\"3\"]}")))
                .isEqualTo(json(containers("{\"name\":\"a\",\"args\":[\"3\"]}")));
    }

    @Test
    void anElementWithoutItsKeyIsRefused() {
        assertThatThrownBy(() -> patched(TWO_CONTAINERS, containers("{\"image\":\"x\"}")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("does not contain declared merge key: name");
    }

    private static String containers(String elements) {
        return "{\"spec\":{\"template\":{\"spec\":{\"containers\":[" + elements + "]}}}}";
    }

    private static String patched(String target, String patch) {
        var schema = new Schemas().of(deployment()).orElseThrow();
        return new StrategicMerge(Json.trusted(bytes(patch)), schema)
                .apply(Json.trusted(bytes(target)))
                .toString();
    }

    private static Kind deployment() {
        return BuiltInKinds.all().stream()
                .filter(kind -> kind.name().equals("Deployment"))
                .findFirst()
                .orElseThrow();
    }

    private static String json(String text) {
        return Json.trusted(bytes(text)).toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
