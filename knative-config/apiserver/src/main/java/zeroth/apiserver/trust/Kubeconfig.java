package zeroth.apiserver.trust;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/** The file that tells kubectl, kn and every other client where the API is and how to be believed there. */
public record Kubeconfig(String url, String authorityPem, Token token) {

    public Path writeTo(PrivateFiles files) {
        return files.write("kubeconfig", text());
    }

    private String text() {
        return """
                apiVersion: v1
                kind: Config
                clusters:
                - name: zeroth
                  cluster:
                    server: %s
                    certificate-authority-data: %s
                users:
                - name: zeroth
                  user:
                    token: %s
                contexts:
                - name: zeroth
                  context:
                    cluster: zeroth
                    user: zeroth
                    namespace: default
                current-context: zeroth
                """.formatted(
                url, Base64.getEncoder().encodeToString(authorityPem.getBytes(StandardCharsets.UTF_8)), token.value());
    }
}
