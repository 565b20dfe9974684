package zeroth.queueproxy.http.outbound;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.impl.ContextInternal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A request of HTTP/1.1 while it is on its connection. Confined to that connection's event loop. */
final class Http1Request implements Outbound {
    /** A piece so small is copied behind its head, so that both are one write. */
    private static final int COPIED_AT_MOST = 8 << 10;

    private static final int CONTINUE = 100;
    private static final int EARLY_HINTS = 103;
    private static final int FIRST_FINAL = 200;
    /** Between a request and its answer: more are no hints but a flood. */
    private static final int INFORMATIONAL_AT_MOST = 1000;

    /** Of a chunk, in hexadecimal digits, with the end of its line. */
    private static final int SIZE_AT_MOST = 10;

    private static final byte[] END = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LINE = "\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Http1Connection connection;
    private final Channel channel;
    private final ContextInternal context;
    private final Caller caller;
    private final boolean reused;
    private final HeadBytes head;
    private @Nullable Http1Reply reply;
    private @Nullable ChannelFuture only;
    private Runnable onRoom = () -> {};
    private boolean chunked;
    private boolean begun;
    private boolean ended;
    private int informational;

    Http1Request(Http1Connection connection, ContextInternal context, Caller caller, boolean reused) {
        this.connection = connection;
        this.channel = connection.channel();
        this.context = context;
        this.caller = caller;
        this.reused = reused;
        this.head = connection.head();
    }

    @Override
    public boolean http2() {
        return false;
    }

    @Override
    public boolean reused() {
        return reused;
    }

    @Override
    public void begin(HttpMethod method, String uri) {
        connection.expectHeadOnly(HttpMethod.HEAD.equals(method));
        head.begin(method.name(), uri);
    }

    @Override
    public void header(CharSequence name, CharSequence value) {
        head.header(name, value);
    }

    @Override
    public void host(String host) {
        head.header("Host", host);
    }

    @Override
    public void chunked() {
        chunked = true;
        head.chunked();
    }

    @Override
    public void sendHead() {
        if (isMine() && !begun) {
            queue(headFor(0));
            channel.flush();
        }
    }

    @Override
    public void write(Buffer piece) {
        if (isMine()) {
            send(piece);
            channel.flush();
        }
    }

    @Override
    public void end(Buffer last) {
        if (isMine()) {
            send(last);
            end();
        }
    }

    @Override
    public void end() {
        if (!isMine()) {
            return;
        }
        ended = true;
        if (!begun) {
            ByteBuf whole = headFor(END.length);
            only = channel.writeAndFlush(chunked ? whole.writeBytes(END) : whole);
        } else if (chunked) {
            queue(channel.alloc().buffer(END.length).writeBytes(END));
        }
        channel.flush();
    }

    @Override
    public boolean mayHaveArrived() {
        return begun && (only == null || only.isSuccess());
    }

    @Override
    public boolean full() {
        return !channel.isWritable();
    }

    @Override
    public void onRoom(Runnable action) {
        onRoom = action;
    }

    @Override
    public boolean unseen(Throwable failure) {
        return false;
    }

    @Override
    public void cancel() {
        if (isMine()) {
            connection.release(Http1Connection.Use.NO_MORE);
        }
    }

    void room() {
        Runnable waiting = onRoom;
        onRoom = () -> {};
        waiting.run();
    }

    /** Runs {@code action} as Vert.x would for this caller. */
    void onLoop(Runnable action) {
        context.dispatch(action);
    }

    /** The same for what arrives, which is often. */
    void read(Object message) {
        ContextInternal before = context.beginDispatch();
        try {
            if (message instanceof HttpResponse response) {
                head(response);
            }
            if (message instanceof HttpContent content) {
                content(content);
            }
        } finally {
            context.endDispatch(before);
        }
    }

    private void head(HttpResponse response) {
        int status = response.status().code();
        if (status >= FIRST_FINAL || status == Reply.SWITCHING_PROTOCOLS) {
            reply = new Http1Reply(response, channel);
            caller.replied(this, reply);
        } else if (informational++ > INFORMATIONAL_AT_MOST) {
            connection.release(Http1Connection.Use.NO_MORE);
            caller.failed(this, new IllegalStateException("too many informational responses"));
        } else if (status == CONTINUE) {
            caller.continued(this);
        } else if (status == EARLY_HINTS) {
            caller.hinted(this, (MultiMap) response.headers());
        }
    }

    private void content(HttpContent content) {
        Http1Reply answering = reply;
        if (answering == null || !isMine()) {
            return; // the end of an informational reply, or of one that nobody wants any more
        }
        if (content.content().isReadable()) {
            answering.piece(content.content());
        }
        if (content instanceof LastHttpContent last) {
            connection.release(isClean(answering) ? Http1Connection.Use.AGAIN : Http1Connection.Use.NO_MORE);
            answering.end(last.trailingHeaders());
        }
    }

    void fail(Throwable cause) {
        caller.failed(this, cause);
    }

    private boolean isClean(Http1Reply answering) {
        return ended && answering.keepsConnection();
    }

    private boolean isMine() {
        return connection.carries(this);
    }

    /** Small pieces share a buffer with what goes before them. */
    private void send(Buffer piece) {
        int length = piece.length();
        boolean copied = length <= COPIED_AT_MOST;
        int room = SIZE_AT_MOST + (copied ? length + LINE.length : 0);
        ByteBuf out = begun ? channel.alloc().buffer(room) : headFor(room);
        if (chunked) {
            out.writeCharSequence(Integer.toHexString(length), StandardCharsets.US_ASCII);
            out.writeBytes(LINE);
        }
        if (copied) {
            out.writeBytes(bytes(piece));
        } else {
            queue(out);
            queue(bytes(piece));
            out = channel.alloc().buffer(LINE.length);
        }
        queue(chunked ? out.writeBytes(LINE) : out);
    }

    private ByteBuf headFor(int more) {
        begun = true;
        ByteBuf buffer = channel.alloc().buffer(head.size() + LINE.length + more);
        head.moveTo(buffer);
        return buffer;
    }

    /** A failure comes as one of the channel. */
    private void queue(ByteBuf bytes) {
        var unused = channel.write(bytes, channel.voidPromise());
    }

    @SuppressWarnings("deprecation") // the only way to what is in a buffer without a copy
    private static ByteBuf bytes(Buffer piece) {
        return piece.getByteBuf();
    }
}
