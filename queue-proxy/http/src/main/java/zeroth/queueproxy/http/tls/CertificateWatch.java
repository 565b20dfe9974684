package zeroth.queueproxy.http.tls;

import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
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
    private final TlsSettings settings;
    private final Timer timer;
    private Pem pem;
    private volatile ServerTls context;
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
        return context.wrap(channel);
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

    private static ServerTls context(Pem pem, TlsSettings settings) throws IOException, UnreadableKeyException {
        return ServerTls.of(keys(pem.identity()), settings.rules(), settings.clients());
    }

    /** Whatever name a client asks for. */
    private static ServerKeys keys(Identity identity) {
        return new ServerKeys(name -> Optional.of(identity));
    }
}
