package zeroth.queueproxy.http.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the certificate of a handshake by the server name that the client asks for, if it does. Nothing is cached by
 * name, so a changed certificate is shown from the next handshake on, and invented names cost no memory. Where there is no
 * certificate for a client, the handshake ends.
 *
 * <p>TLS asks for the choice, then for its key and its chain, one after the other on one thread: the choice is kept for
 * that thread, so that a reload in between cannot mix two identities. That is its only state.
 */
public final class ServerKeys extends X509ExtendedKeyManager {
    private static final String CHOSEN = "chosen";

    private static final ThreadLocal<@Nullable Identity> CHOICE = new ThreadLocal<>();
    private final Function<Optional<String>, Optional<Identity>> byServerName;

    public ServerKeys(Function<Optional<String>, Optional<Identity>> byServerName) {
        this.byServerName = byServerName;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        Optional<Identity> identity = byServerName
                .apply(serverName(engine))
                .filter(found -> found.key().getAlgorithm().equals(keyType));
        CHOICE.set(identity.orElse(null));
        return identity.map(found -> CHOSEN).orElse(null);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        Identity identity = CHOICE.get();
        return identity == null ? null : identity.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        Identity identity = CHOICE.get();
        return identity == null ? null : identity.key();
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    private static Optional<String> serverName(@Nullable SSLEngine engine) {
        return engine != null && engine.getHandshakeSession() instanceof ExtendedSSLSession session
                ? name(session.getRequestedServerNames())
                : Optional.empty();
    }

    private static Optional<String> name(List<SNIServerName> names) {
        return names.stream()
                .filter(name -> name.getType() == StandardConstants.SNI_HOST_NAME)
                .map(name -> name instanceof SNIHostName host ? host.getAsciiName() : "")
                .findFirst();
    }
}
