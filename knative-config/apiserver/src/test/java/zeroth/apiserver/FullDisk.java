package zeroth.apiserver;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A disk that can be full, in the file system of MVStore. One atomic says whether it is. */
public final class FullDisk extends FilePathWrapper {
    private static final String SCHEME = "full";
    private static final AtomicBoolean FULL = new AtomicBoolean();

    static Path file(Path real) {
        FilePath.register(new FullDisk());
        return Path.of(SCHEME + ":" + real);
    }

    static void isFull(boolean full) {
        FULL.set(full);
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(super.open(mode));
    }

    /** What is written to a full disk may be there in part. */
    private static final class Channel extends FileBaseDefault {
        private final FileChannel real;

        private Channel(FileChannel real) {
            this.real = real;
        }

        @Override
        public synchronized int read(ByteBuffer target, long position) throws IOException {
            return real.read(target, position);
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            if (FULL.get()) {
                real.write(source.slice(source.position(), source.remaining() / 2), position);
                throw new IOException("No space left on device");
            }
            return real.write(source, position);
        }

        @Override
        public long size() throws IOException {
            return real.size();
        }

        @Override
        public void force(boolean metadata) throws IOException {
            real.force(metadata);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return real.tryLock(position, size, shared);
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            real.truncate(size);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            real.close();
        }
    }
}
