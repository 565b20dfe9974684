package zeroth.function.messaging;

/** What leads the keys of a channel's connector: its name stands in quotes if it has a dot. */
public final class ChannelKeys {
    private ChannelKeys() {}

    public static String incoming(String channel) {
        return "mp.messaging.incoming." + quoted(channel) + ".";
    }

    static String outgoing(String channel) {
        return "mp.messaging.outgoing." + quoted(channel) + ".";
    }

    static String quoted(String channel) {
        return channel.contains(".") ? '"' + channel + '"' : channel;
    }
}
