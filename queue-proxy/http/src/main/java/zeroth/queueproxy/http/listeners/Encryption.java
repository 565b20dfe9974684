package zeroth.queueproxy.http.listeners;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;

/** What a new connection is wrapped in, before anything is said on it; asked on the connection's own thread. */
@FunctionalInterface
public interface Encryption {
    ChannelHandler wrap(Channel channel);
}
