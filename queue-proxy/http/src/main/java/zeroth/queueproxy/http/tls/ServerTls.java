package zeroth.queueproxy.http.tls;

import io.netty.channel.Channel;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import zeroth.queueproxy.http.listeners.Encryption;

/** Wraps connections in a server's TLS, by rules. Whoever does not speak of a version of HTTP is met in any. Immutable. */
public final class ServerTls implements Encryption {
    private static final List<String> SUITES_OF_TLS_1_3 =
            List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");

    private final SslContext context;
    private final List<String> groups;

    private ServerTls(SslContext context, List<String> groups) {
        this.context = context;
        this.groups = groups;
    }

    /**
     * For clients that need not prove anything.
     *
     * @throws IllegalStateException if there is no such TLS
     */
    public static ServerTls of(ServerKeys keys, TlsRules rules) {
        try {
            return of(keys, rules, new ClientCertificates.NotAsked());
        } catch (SSLException e) {
            throw new IllegalStateException("TLS by these rules cannot be spoken: " + e.getMessage(), e);
        }
    }

    static ServerTls of(ServerKeys keys, TlsRules rules, ClientCertificates clients) throws SSLException {
        SslContextBuilder builder = SslContextBuilder.forServer(keys)
                .sslProvider(SslProvider.JDK)
                .protocols(rules.protocols())
                .applicationProtocolConfig(new ApplicationProtocolConfig(
                        Protocol.ALPN,
                        SelectorFailureBehavior.NO_ADVERTISE,
                        SelectedListenerFailureBehavior.ACCEPT,
                        "h2",
                        "http/1.1"));
        if (!rules.suites().isEmpty()) {
            builder.ciphers(Stream.concat(SUITES_OF_TLS_1_3.stream(), rules.suites().stream())
                    .toList());
        }
        if (clients instanceof ClientCertificates.Asked(Path authorities, ClientCertificates.Need need)) {
            builder.trustManager(authorities.toFile()).clientAuth(clientAuth(need));
        }
        return new ServerTls(builder.build(), rules.groups());
    }

    @Override
    public SslHandler wrap(Channel channel) {
        SslHandler tls = context.newHandler(channel.alloc());
        if (!groups.isEmpty()) {
            limitGroups(tls.engine());
        }
        return tls;
    }

    private void limitGroups(SSLEngine engine) {
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setNamedGroups(groups.toArray(String[]::new));
        engine.setSSLParameters(parameters);
    }

    private static ClientAuth clientAuth(ClientCertificates.Need need) {
        return switch (need) {
            case OPTIONAL -> ClientAuth.OPTIONAL;
            case REQUIRED -> ClientAuth.REQUIRE;
        };
    }
}
