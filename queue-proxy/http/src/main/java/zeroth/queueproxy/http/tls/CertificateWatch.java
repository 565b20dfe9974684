package zeroth.queueproxy.http.tls;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import zeroth.queueproxy.http.listeners.Encryption;
import zeroth.queueproxy.time.Timer;

/**
 * Wraps connections in TLS with the certificate that lies in two files, which are looked at once a minute: a certificate
 * that was renewed is used for new connections, and one that cannot be read is not. What {@link #look} writes is confined
 * to the timer; the context is handed over through one volatile field.
 */
public final class CertificateWatch implements Encryption, AutoCloseable {
    private static final Logger LOG = System.getLogger(CertificateWatch.class.getName());
    private static final Duration PERIOD = Duration.ofSeconds(60);
    private static final List<String> SUITES_OF_TLS_1_3 =
            List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");

    private final TlsSettings settings;
    private final Timer timer;
    private Pem pem;
    private volatile SslContext context;
    private volatile Timer.Pending next;

    private CertificateWatch(TlsSettings settings, Timer timer) throws IOException, UnreadableKeyException {
        this.settings = settings;
        this.timer = timer;
        this.pem = settings.files().read();
        this.context = context(pem, settings);
        this.next = timer.after(PERIOD, this::look);
    }

    /**
     * Reads the files; the timer's actions may block.
     *
     * @throws IllegalStateException if they cannot be read
     */
    public static CertificateWatch start(TlsSettings settings, Timer timer) {
        try {
            return new CertificateWatch(settings, timer);
        } catch (IOException | UnreadableKeyException e) {
            throw new IllegalStateException("certificate " + settings.files().certificate() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public SslHandler wrap(io.netty.channel.Channel channel) {
        SslHandler tls = context.newHandler(channel.alloc());
        if (!settings.rules().groups().isEmpty()) {
            limitGroups(tls.engine());
        }
        return tls;
    }

    @Override
    public void close() {
        next.cancel();
    }

    private void look() {
        try {
            Pem read = settings.files().read();
            if (!read.equals(pem)) {
                context = context(read, settings);
                pem = read;
                LOG.log(Level.INFO, "Certificate and/or key have changed on disk and were reloaded.");
            }
        } catch (IOException | UnreadableKeyException e) {
            LOG.log(Level.WARNING, "The certificate on disk cannot be read, the one before is used on: {0}", e);
        }
        next = timer.after(PERIOD, this::look);
    }

    private void limitGroups(SSLEngine engine) {
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setNamedGroups(settings.rules().groups().toArray(String[]::new));
        engine.setSSLParameters(parameters);
    }

    private static SslContext context(Pem pem, TlsSettings settings) throws IOException, UnreadableKeyException {
        TlsRules rules = settings.rules();
        SslContextBuilder builder = SslContextBuilder.forServer(keys(pem.identity()))
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
        if (settings.clients() instanceof ClientCertificates.Asked(Path authorities, ClientCertificates.Need need)) {
            builder.trustManager(authorities.toFile()).clientAuth(clientAuth(need));
        }
        return builder.build();
    }

    private static ClientAuth clientAuth(ClientCertificates.Need need) {
        return switch (need) {
            case OPTIONAL -> ClientAuth.OPTIONAL;
            case REQUIRED -> ClientAuth.REQUIRE;
        };
    }

    /** Whatever name a client asks for. */
    private static ServerKeys keys(Identity identity) {
        return new ServerKeys(name -> Optional.of(identity));
    }
}
