package zeroth.apiserver.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zeroth.apiserver.refusal.Refusal;

/** With bodies that kubectl 1.34 was recorded to send. */
final class ProtobufObjectTest {
    private static final String CONFIG_MAP =
            "azhzAAoPCgJ2MRIJQ29uZmlnTWFwEjMKGQoCY20SABoHZGVmYXVsdCIAKgAyADgAQgASBgoBYRIBYhoOCgNiaW4SB3h5egr//gAaACIA";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            azhzAAoPCgJ2MRIJQ29uZmlnTWFwEjMKGQoCY20SABoHZGVmYXVsdCIAKgAyADgAQgASBgoBYRIBYhoOCgNiaW4SB3h5egr//gAaACIA | {"metadata":{"name":"cm","namespace":"default"},"data":{"a":"b"},"binaryData":{"bin":"eHl6Cv/+AA=="},"apiVersion":"v1","kind":"ConfigMap"}
            azhzAAoMCgJ2MRIGU2VjcmV0EikKGAoBcxIAGgdkZWZhdWx0IgAqADIAOABCABILCgR1c2VyEgNhZGEaABoAIgA= | {"metadata":{"name":"s","namespace":"default"},"data":{"user":"YWRh"},"apiVersion":"v1","kind":"Secret"}
            azhzAAoPCgJ2MRIJTmFtZXNwYWNlEhwKFAoEdGVhbRIAGgAiACoAMgA4AEIAEgAaAgoAGgAiAA== | {"metadata":{"name":"team"},"spec":{},"apiVersion":"v1","kind":"Namespace"}
            """)
    void isReadAsTheJsonThatItStandsFor(String body, String json) {
        assertThat(ProtobufObject.read(Base64.getDecoder().decode(body)).toString())
                .isEqualTo(json);
    }

    @Test
    void otherKindsAreRefusedByName() throws IOException {
        assertThatThrownBy(() -> ProtobufObject.read(envelope("apps/v1", "Deployment", new byte[0])))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(415))
                .hasMessageStartingWith("a Deployment is not understood in application/vnd.kubernetes.protobuf");
    }

    @Test
    void aFieldThatIsNotKnownIsNotLeftOut() throws IOException {
        assertThatThrownBy(() -> ProtobufObject.read(envelope("v1", "ConfigMap", new byte[] {9 << 3, 1})))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(400))
                .hasMessageContaining("the field of number 9 is not known here");
    }

    @Test
    void whatIsSpoiltIsRefusedAndNothingBreaks() {
        long seed = 20260102;
        var random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            var body = Base64.getDecoder().decode(CONFIG_MAP);
            body[random.nextInt(body.length)] = (byte) random.nextInt();
            try {
                assertThat(ProtobufObject.read(body)).as("seed %d, %d", seed, i).isNotNull();
            } catch (Refusal refusal) {
                assertThat(refusal.code()).isIn(400, 415);
            }
        }
        assertThatThrownBy(() -> ProtobufObject.read("k8s".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Refusal.class);
    }

    private static byte[] envelope(String apiVersion, String kind, byte[] object) throws IOException {
        var type = new ByteArrayOutputStream();
        var out = CodedOutputStream.newInstance(type);
        out.writeString(1, apiVersion);
        out.writeString(2, kind);
        out.flush();
        var whole = new ByteArrayOutputStream();
        whole.write(new byte[] {'k', '8', 's', 0});
        out = CodedOutputStream.newInstance(whole);
        out.writeByteArray(1, type.toByteArray());
        out.writeByteArray(2, object);
        out.flush();
        return whole.toByteArray();
    }
}
