package zeroth.dataplane.gateway;

/** Whether it is this gateway's part to write what is written for all of them. */
public interface Leadership extends AutoCloseable {
    /** A gateway that is alone. */
    static Leadership alone() {
        return new Leadership() {
            @Override
            public boolean leads() {
                return true;
            }

            @Override
            public void close() {
                // There is nobody to hand on to.
            }
        };
    }

    boolean leads();

    /** Hands it on, if this gateway had it. */
    @Override
    void close();
}
