package thumbnails;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ThumbnailsTest {
    private static final String STRUCTURED = "application/cloudevents+json";

    @ParameterizedTest
    @CsvSource({"png, 1280, 640, 128, 64", "jpeg, 300, 600, 64, 128", "gif, 1000, 2, 128, 1", "png, 20, 10, 20, 10"})
    void answersAnImageByASmallOne(String format, int width, int height, int smallWidth, int smallHeight)
            throws Exception {
        var answer = send("image/" + format, image(format, width, height))
                .statusCode(200)
                .header("ce-type", "image.shrunk")
                .header("ce-subject", "sunset")
                .contentType("image/png")
                .extract()
                .asByteArray();

        var small = ImageIO.read(new ByteArrayInputStream(answer));
        assertEquals(smallWidth, small.getWidth());
        assertEquals(smallHeight, small.getHeight());
        assertTrue(isOrange(new Color(small.getRGB(smallWidth / 2, smallHeight / 2))));
    }

    @Test
    void answersAStructuredEventByBase64() throws Exception {
        var answer = given().contentType(STRUCTURED)
                .body("""
                        {"specversion": "1.0", "id": "%s", "source": "/camera", "type": "image.uploaded",
                         "datacontenttype": "image/png", "data_base64": "%s"}""".formatted(UUID.randomUUID(), Base64.getEncoder().encodeToString(image("png", 256, 256))))
                .post()
                .then()
                .statusCode(200)
                .contentType(STRUCTURED)
                .extract();

        assertEquals("image/png", answer.path("datacontenttype"));
        byte[] data = Base64.getDecoder().decode(answer.<String>path("data_base64"));
        assertEquals(128, ImageIO.read(new ByteArrayInputStream(data)).getWidth());
    }

    @Test
    void refusesForGoodWhatIsNoImage() {
        send("image/png", "no image".getBytes()).statusCode(422).body("detail", containsString("no image"));
    }

    private static ValidatableResponse send(String contentType, byte[] data) {
        return given().header("ce-specversion", "1.0")
                .header("ce-id", UUID.randomUUID())
                .header("ce-source", "/camera")
                .header("ce-type", "image.uploaded")
                .header("ce-subject", "sunset")
                .contentType(contentType)
                .body(data)
                .post()
                .then();
    }

    private static byte[] image(String format, int width, int height) throws Exception {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    /** About: JPEG is not exact. */
    private static boolean isOrange(Color color) {
        return color.getRed() > 240 && Math.abs(color.getGreen() - 200) < 10 && color.getBlue() < 15;
    }
}
