package zeroth.dataplane.trust;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import zeroth.dataplane.watch.Changed;
import zeroth.dataplane.watch.Informers;
import zeroth.dataplane.watch.Worker;
import zeroth.queueproxy.http.tls.Identity;
import zeroth.queueproxy.http.tls.Pem;
import zeroth.queueproxy.http.tls.UnreadableKeyException;

/**
 * What the system's namespace says of TLS: the Secret of whoever routes, with its own certificate and an authority, and
 * bundles of more authorities. What cannot be read changes nothing. An atomic reference; all else is confined to the
 * worker.
 */
public final class InternalTls implements AutoCloseable {
    private static final Logger LOG = System.getLogger(InternalTls.class.getName());
    private static final String SECRET = "routing-serving-certs";
    private static final String BUNDLE = "networking.knative.dev/trust-bundle";

    private final AtomicReference<Optional<Identity>> identity = new AtomicReference<>(Optional.empty());
    private final SharedIndexInformer<Secret> secrets;
    private final SharedIndexInformer<ConfigMap> bundles;
    private final Consumer<Authorities> believed;
    private Authorities authorities = Authorities.NONE;

    private InternalTls(KubernetesClient client, String namespace, Consumer<Authorities> believed) {
        this.believed = believed;
        secrets = client.secrets().inNamespace(namespace).withName(SECRET).runnableInformer(0);
        bundles = client.configMaps().inNamespace(namespace).withLabel(BUNDLE).runnableInformer(0);
    }

    /**
     * Knows what the API says when this returns, and follows it from then on; {@code believed} is told on the
     * worker whose word counts, each time that it is somebody else's.
     *
     * @throws IllegalStateException with a sentence, if there is no certificate to show
     */
    public static InternalTls follow(
            KubernetesClient client, Worker worker, String namespace, Consumer<Authorities> believed) {
        InternalTls tls = believing(client, worker, namespace, believed);
        if (tls.identity.get().isEmpty()) {
            tls.close();
            throw new IllegalStateException("Secret %s/%s: missing or unreadable (expected: a certificate and its key,"
                            .formatted(namespace, SECRET)
                    + " since config-network enables system-internal-tls)");
        }
        return tls;
    }

    /** The same for who only asks others, and has nothing to show. */
    public static InternalTls believing(
            KubernetesClient client, Worker worker, String namespace, Consumer<Authorities> believed) {
        InternalTls tls = new InternalTls(client, namespace, believed);
        tls.secrets.addEventHandler(new Changed<>(_ -> worker.submit(tls::read)));
        tls.bundles.addEventHandler(new Changed<>(_ -> worker.submit(tls::read)));
        Informers.start(tls.secrets, tls.bundles);
        worker.run(tls::read);
        return tls;
    }

    /** What this process shows. */
    public Identity identity() {
        return identity.get().orElseThrow();
    }

    @Override
    public void close() {
        secrets.stop();
        bundles.stop();
    }

    private void read() {
        readIdentity();
        readAuthorities();
    }

    private void readIdentity() {
        secret().filter(data -> data.containsKey("tls.crt")).ifPresent(data -> {
            try {
                identity.set(Optional.of(new Pem(text(data, "tls.crt"), text(data, "tls.key")).identity()));
            } catch (UnreadableKeyException | IllegalArgumentException e) {
                LOG.log(Level.WARNING, "The certificate shown stays as it is: {0}", e.getMessage());
            }
        });
    }

    private void readAuthorities() {
        try {
            Authorities next = Authorities.read(pems());
            if (!authorities.equals(next)) {
                authorities = next;
                LOG.log(Level.INFO, "Pods are believed on the word of {0}", next);
                believed.accept(next);
            }
        } catch (CertificateException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, "The authorities stay as they are: {0}", e.getMessage());
        }
    }

    private List<String> pems() {
        Stream<String> own = secret().map(data -> text(data, "ca.crt")).stream();
        Stream<String> others = bundles.getStore().list().stream()
                .flatMap(map -> Optional.ofNullable(map.getData()).orElse(Map.of()).values().stream());
        return Stream.concat(own, others).filter(pem -> !pem.isBlank()).toList();
    }

    private Optional<Map<String, String>> secret() {
        return secrets.getStore().list().stream().findFirst().map(Secret::getData);
    }

    private static String text(Map<String, String> data, String key) {
        return new String(Base64.getMimeDecoder().decode(data.getOrDefault(key, "")), StandardCharsets.UTF_8);
    }
}
