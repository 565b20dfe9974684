package orders;

import jakarta.enterprise.context.ApplicationScoped;

/** Where payments go. */
@ApplicationScoped
public class Bank {
    private volatile boolean open = true;

    public boolean isOpen() {
        return open;
    }

    public void open() {
        open = true;
    }

    public void close() {
        open = false;
    }
}
