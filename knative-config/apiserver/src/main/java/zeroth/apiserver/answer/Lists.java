package zeroth.apiserver.answer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.object.Metadata;
import zeroth.apiserver.resource.Page;

/** The text of a list, put together from the texts of its objects. */
final class Lists {
    private Lists() {}

    static byte[] text(Kind kind, Page page) {
        var text = new ByteArrayOutputStream();
        text.writeBytes(utf8(
                "{\"kind\":\"" + kind.name() + "List\",\"apiVersion\":\"" + kind.apiVersion() + "\",\"metadata\":"));
        text.writeBytes(Json.bytes(metadata(page).node()));
        text.writeBytes(utf8(",\"items\":["));
        for (int i = 0; i < page.objects().size(); i++) {
            text.writeBytes(utf8(i == 0 ? "" : ","));
            text.writeBytes(page.objects().get(i).bytes());
        }
        text.writeBytes(utf8("]}"));
        return text.toByteArray();
    }

    static Metadata metadata(Page page) {
        var metadata = new Metadata(Json.object()).set("resourceVersion", Long.toString(page.revision()));
        page.next().ifPresent(next -> {
            metadata.set("continue", next.token());
            metadata.node().put("remainingItemCount", page.remaining());
        });
        return metadata;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
