package thumbnails;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import zeroth.function.PermanentEventException;

/** An image that was read. */
record Picture(BufferedImage image) {
    static {
        // Images fit into memory here: no files beside.
        ImageIO.setUseCache(false);
    }

    /** Whatever the JDK reads: PNG, JPEG, GIF, BMP, TIFF. What it cannot read now it could not read later. */
    static Picture read(byte[] bytes) {
        try {
            var image = bytes == null ? null : ImageIO.read(new ByteArrayInputStream(bytes));
            if (image == null) {
                throw new PermanentEventException("data: no image (expected: PNG, JPEG, GIF, BMP or TIFF)");
            }
            return new Picture(image);
        } catch (IOException e) {
            throw new PermanentEventException("data: a broken image", e);
        }
    }

    /** The same in small, no side longer than this; what is small already stays as it is. */
    Picture within(int longest) {
        double scale = (double) longest / Math.max(image.getWidth(), image.getHeight());
        return scale >= 1 ? this : new Picture(scaled(scale));
    }

    byte[] png() {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private BufferedImage scaled(double scale) {
        var small = new BufferedImage(
                side(image.getWidth() * scale), side(image.getHeight() * scale), BufferedImage.TYPE_INT_ARGB);
        var pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image, 0, 0, small.getWidth(), small.getHeight(), null);
        pen.dispose();
        return small;
    }

    private static int side(double length) {
        return Math.max(1, (int) Math.round(length));
    }
}
