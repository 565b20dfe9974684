package zeroth.dataplane.gateway;

import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import io.fabric8.knative.internal.networking.v1alpha1.IngressTLS;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import zeroth.dataplane.tls.Certificates;
import zeroth.dataplane.watch.Changed;
import zeroth.dataplane.watch.Informers;
import zeroth.queueproxy.http.tls.Identity;
import zeroth.queueproxy.http.tls.Pem;
import zeroth.queueproxy.http.tls.UnreadableKeyException;

/**
 * Certificates from the Secrets that Ingresses name in {@code spec.tls}. Follows all Secrets of that type; each version
 * of one is parsed once. Confined to the gateway's worker, the cache of the API apart.
 */
final class SecretCertification implements Certification {
    private static final String TLS_SECRETS = "kubernetes.io/tls";
    private static final String CERTIFICATE = "tls.crt";
    private static final String KEY = "tls.key";

    private final SharedIndexInformer<Secret> secrets;
    private Map<String, Parsed> parsed = new HashMap<>();

    private SecretCertification(KubernetesClient client) {
        secrets =
                client.secrets().inAnyNamespace().withField("type", TLS_SECRETS).runnableInformer(0);
    }

    /** Knows every Secret of the API when this returns, and says when one changes. */
    static SecretCertification follow(KubernetesClient client, Runnable changed) {
        SecretCertification certification = new SecretCertification(client);
        certification.secrets.addEventHandler(new Changed<>(_ -> changed.run()));
        Informers.start(certification.secrets);
        return certification;
    }

    @Override
    public Optional<Refusal> refusal(Ingress ingress) {
        return Optional.empty();
    }

    @Override
    public Optional<Refusal> lack(Ingress ingress) {
        return tls(ingress)
                .map(entry -> parse(ingress, entry))
                .flatMap(result -> result instanceof Unusable(Refusal refusal) ? Stream.of(refusal) : Stream.empty())
                .findFirst();
    }

    /** What was parsed and is named no more is forgotten. */
    @Override
    public Certificates certificates(List<Ingress> served) {
        Map<String, Parsed> before = parsed;
        parsed = new HashMap<>();
        Certificates.Collection collection = new Certificates.Collection();
        for (Ingress ingress : served) {
            tls(ingress).forEach(entry -> {
                keep(before, key(ingress, entry));
                if (parse(ingress, entry) instanceof Usable(Identity identity)) {
                    Optional.ofNullable(entry.getHosts())
                            .orElse(List.of())
                            .forEach(host -> collection.add(host, identity));
                }
            });
        }
        return collection.finished();
    }

    @Override
    public void close() {
        secrets.stop();
    }

    private void keep(Map<String, Parsed> before, String key) {
        Optional.ofNullable(before.get(key)).ifPresent(found -> parsed.put(key, found));
    }

    private Result parse(Ingress ingress, IngressTLS entry) {
        String key = key(ingress, entry);
        Optional<Secret> secret = Optional.ofNullable(secrets.getStore().getByKey(key));
        if (secret.isEmpty()) {
            return new Unusable(
                    new Refusal("SecretMissing", "There is no Secret %s of type %s".formatted(key, TLS_SECRETS)));
        }
        String version = secret.get().getMetadata().getUid() + "/"
                + secret.get().getMetadata().getResourceVersion();
        return parsed.compute(
                        key,
                        (_, known) -> known != null && known.version().equals(version)
                                ? known
                                : new Parsed(version, parse(key, secret.get())))
                .result();
    }

    private static Result parse(String name, Secret secret) {
        try {
            return new Usable(new Pem(text(secret, CERTIFICATE), text(secret, KEY)).identity());
        } catch (UnreadableKeyException | IllegalArgumentException e) {
            return new Unusable(
                    new Refusal("SecretInvalid", "The Secret %s cannot be used: %s".formatted(name, e.getMessage())));
        }
    }

    private static String text(Secret secret, String key) {
        String base64 = Optional.ofNullable(secret.getData())
                .flatMap(data -> Optional.ofNullable(data.get(key)))
                .orElse("");
        return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private static Stream<IngressTLS> tls(Ingress ingress) {
        return Optional.ofNullable(ingress.getSpec().getTls()).orElse(List.of()).stream();
    }

    private static String key(Ingress ingress, IngressTLS entry) {
        String namespace = Optional.ofNullable(entry.getSecretNamespace())
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> ingress.getMetadata().getNamespace());
        return Cache.namespaceKeyFunc(
                namespace, Optional.ofNullable(entry.getSecretName()).orElse(""));
    }

    private record Parsed(String version, Result result) {}

    private sealed interface Result {}

    private record Usable(Identity identity) implements Result {}

    private record Unusable(Refusal refusal) implements Result {}
}
