package zeroth.node.log;

/** The beginning of some output, in memory. Guarded by its own lock. */
public final class Excerpt implements LineSink {
    private final int length;
    private final StringBuilder text = new StringBuilder();

    public Excerpt(int length) {
        this.length = length;
    }

    @Override
    public synchronized void append(String line) {
        if (text.length() < length) {
            text.append(line, 0, Math.min(line.length(), length - text.length()))
                    .append('\n');
        }
    }

    public synchronized String text() {
        return text.toString().strip();
    }

    @Override
    public void close() {}
}
