package org.keepwell.messaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.keepwell.access.RuleBroken;
import org.keepwell.testing.Proves;

/** Which files are taken, and what is left out of them. */
@Proves({"T12", "T23"})
class FileCheckTest {

    private final FileCheck check = new FileCheck(new VirusScanner(""));

    @Test
    void aPhotoIsTakenWithoutWhereAndWhenItWasTaken() throws IOException {
        var secret = "GPS 40.7128 N 74.0060 W";
        var kept = check.of("arm.jpg", withExif(jpeg(), secret));

        assertThat(kept.type()).isEqualTo(FileType.JPEG);
        assertThat(latin(kept.content())).doesNotContain(secret);
        assertThat(ImageIO.read(new ByteArrayInputStream(kept.content())).getWidth())
                .isEqualTo(40);
    }

    @Test
    void whichWayIsUpIsKept() throws IOException {
        var kept = check.of("arm.jpg", withOrientation(jpeg(), 6)).content();

        assertThat(latin(kept)).contains("Exif");
        assertThat(ByteBuffer.wrap(kept, 2 + 2 + 2 + 6 + 8 + 2 + 8, 2).getShort())
                .isEqualTo((short) 6);
    }

    @Test
    void whatHangsBehindAPictureIsCutOff() throws IOException {
        var zip = zip();
        for (var picture : new byte[][] {jpeg(), png()}) {
            var name = picture == null || (picture[0] & 0xFF) == 0xFF ? "a.jpg" : "a.png";
            var kept = check.of(name, join(picture, zip)).content();
            assertThat(latin(kept)).doesNotContain("PK\u0003\u0004");
            assertThat(ImageIO.read(new ByteArrayInputStream(kept))).isNotNull();
        }
    }

    @Test
    void textsInAPngAreLeftOut() throws IOException {
        var kept = check.of("scan.png", withChunk(png(), "tEXt", "Author\0Ana Silva"))
                .content();

        assertThat(latin(kept)).doesNotContain("Ana Silva");
        assertThat(ImageIO.read(new ByteArrayInputStream(kept)).getWidth()).isEqualTo(40);
    }

    @Test
    void whatIsNotOnTheShortListIsRefused() throws IOException {
        refused("file.EMPTY", "a.txt", new byte[0]);
        refused("file.TYPE", "a.svg", bytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"));
        refused("file.TYPE", "a.html", bytes("<!doctype html><script>alert(1)</script>"));
        refused("file.TYPE", "a.txt", bytes("  <html>"));
        refused("file.TYPE", "a.zip", zip());
        refused("file.TYPE", "a.gif", bytes("GIF89a\1\0\1\0\0\0\0;"));
        refused("file.TYPE", "a.exe", new byte[] {'M', 'Z', 0, 1});
        refused("file.TYPE", "a.txt", new byte[] {(byte) 0xC3, 0x28});
        refused("file.TYPE", "a.pdf", join(bytes("%PDF-1.7\n%%EOF\n"), zip()));
        refused("file.TYPE", "a.jpg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});
        refused("file.DECEIVES", "a.pdf", jpeg());
        refused("file.DECEIVES", "a.jpg.exe", jpeg());
        refused("file.DECEIVES", "a", png());
        refused("file.NAME", "../", bytes("text"));
        refused("file.NAME", ".txt", bytes("text"));
        refused("file.INFECTED", "eicar.txt", eicar());
        refused("file.INFECTED", "a.pdf", join(bytes("%PDF-1.7\n"), eicar()));
    }

    @Test
    void aNameIsOnlyAName() {
        assertThat(check.of("C:\\Users\\ana\\letter.txt", bytes("text")).name()).isEqualTo("letter.txt");
        assertThat(check.of("../../etc/pass\u202Ewd.txt", bytes("text")).name()).isEqualTo("passwd.txt");
        assertThat(check.of("a\r\nSet-Cookie: x.txt", bytes("text")).name()).isEqualTo("aSet-Cookie x.txt");
    }

    @Test
    void aPictureThatWouldFillTheMemoryIsRefusedUnopened() throws IOException {
        var bomb = png();
        ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);
        setSum(bomb, 8);
        refused("file.TOO_MANY_PIXELS", "bomb.png", bomb);

        var jpeg = jpeg();
        for (int at = 2; at < jpeg.length - 9; at++) {
            if ((jpeg[at] & 0xFF) == 0xFF && (jpeg[at + 1] & 0xFF) == 0xC0) {
                ByteBuffer.wrap(jpeg).putShort(at + 5, (short) 0xFFFF).putShort(at + 7, (short) 0xFFFF);
                break;
            }
        }
        refused("file.TOO_MANY_PIXELS", "bomb.jpg", jpeg);
    }

    @Test
    void nothingThatIsBrokenAnywhereEndsOtherwiseThanInTheRefusal() throws IOException {
        var random = new Random(7);
        for (var whole : new byte[][] {withExif(jpeg(), "x"), png(), bytes("%PDF-1.4\n1 0 obj\n%%EOF\n")}) {
            for (int round = 0; round < 4_000; round++) {
                var broken = java.util.Arrays.copyOf(whole, random.nextInt(whole.length) + 1);
                for (int change = 0; change < 1 + random.nextInt(6); change++) {
                    broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
                }
                try {
                    var kept = check.of("a.jpg", broken);
                    assertThat(kept.content().length).isLessThanOrEqualTo(broken.length + 40);
                } catch (RuleBroken expected) {
                    assertThat(expected.code()).startsWith("file.");
                }
            }
        }
    }

    private void refused(String code, String name, byte[] content) {
        assertThatExceptionOfType(RuleBroken.class)
                .as("%s %s", name, code)
                .isThrownBy(() -> check.of(name, content))
                .matches(broken -> broken.code().equals(code), code);
    }

    @Test
    void aPreviewOfWhatWasCutAwayDoesNotStay() throws IOException {
        for (var marker : new int[] {0xE0, 0xE2, 0xEE}) {
            var hidden = bytes("JFXX\0 the uncut picture " + marker);
            var whole = withBlock(jpeg(), marker, hidden);
            assertThat(new String(whole, ISO_8859_1)).contains("uncut");
            assertThat(new String(check.of("arm.jpg", whole).content(), ISO_8859_1))
                    .doesNotContain("uncut")
                    .contains("JFIF");
        }
    }

    private static byte[] jpeg() throws IOException {
        return picture("jpg");
    }

    private static byte[] png() throws IOException {
        return picture("png");
    }

    private static byte[] picture(String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    private static byte[] withExif(byte[] jpeg, String text) {
        var block = bytes("Exif\0\0MM\0*\0\0\0\u0008\0\0" + text);
        return withApp1(jpeg, block);
    }

    private static byte[] withOrientation(byte[] jpeg, int orientation) {
        var block = ByteBuffer.allocate(32);
        block.put(bytes("Exif\0\0II"))
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 42)
                .putInt(8);
        block.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        block.putShort((short) orientation).putShort((short) 0);
        return withApp1(jpeg, block.array());
    }

    private static byte[] withApp1(byte[] jpeg, byte[] block) {
        return withBlock(jpeg, 0xE1, block);
    }

    private static byte[] withBlock(byte[] jpeg, int marker, byte[] block) {
        var out = ByteBuffer.allocate(jpeg.length + block.length + 4);
        out.put(jpeg, 0, 2)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (block.length + 2))
                .put(block);
        return out.put(jpeg, 2, jpeg.length - 2).array();
    }

    private static byte[] withChunk(byte[] png, String type, String text) {
        var body = bytes(text);
        var chunk = ByteBuffer.allocate(12 + body.length)
                .putInt(body.length)
                .put(bytes(type))
                .put(body);
        var sum = new CRC32();
        sum.update(chunk.array(), 4, 4 + body.length);
        chunk.putInt((int) sum.getValue());
        var out = ByteBuffer.allocate(png.length + chunk.capacity());
        return out.put(png, 0, 33)
                .put(chunk.array())
                .put(png, 33, png.length - 33)
                .array();
    }

    private static void setSum(byte[] png, int chunk) {
        int length = ByteBuffer.wrap(png).getInt(chunk);
        var sum = new CRC32();
        sum.update(png, chunk + 4, length + 4);
        ByteBuffer.wrap(png).putInt(chunk + 8 + length, (int) sum.getValue());
    }

    private static byte[] zip() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("a.txt"));
            zip.write(new byte[1_000_000]);
        }
        return out.toByteArray();
    }

    /** Put together here, so that no scanner takes this file for it. */
    private static byte[] eicar() {
        return bytes("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!" + "$H+H*");
    }

    private static byte[] join(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
