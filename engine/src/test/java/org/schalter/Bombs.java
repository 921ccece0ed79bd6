package org.schalter;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Pictures of a few bytes that claim, or unpack, to more than fits into memory; and honest ones. */
public final class Bombs {

    private Bombs() {}

    public static byte[] honest(String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** With so many pixels by its head, and with honest sums over it. */
    public static byte[] png(int width, int height) {
        byte[] png = honest("png");
        var head = ByteBuffer.wrap(png);
        head.putInt(16, width).putInt(20, height);
        var sum = new CRC32();
        sum.update(png, 12, 17);
        head.putInt(29, (int) sum.getValue());
        return png;
    }

    public static byte[] jpeg(int width, int height) {
        byte[] jpeg = honest("jpg");
        for (int at = 0; at < jpeg.length - 9; at++) {
            if (jpeg[at] == (byte) 0xff && jpeg[at + 1] == (byte) 0xc0) {
                ByteBuffer.wrap(jpeg).putShort(at + 5, (short) height).putShort(at + 7, (short) width);
            }
        }
        return jpeg;
    }

    /** One directory of width, height and what else a reader asks for. */
    public static byte[] tiff(int width, int height) {
        int[][] fields = {
            {256, 4, 1, width},
            {257, 4, 1, height},
            {258, 3, 1, 1},
            {259, 3, 1, 1},
            {262, 3, 1, 0},
            {273, 4, 1, 8},
            {277, 3, 1, 1},
            {278, 4, 1, height},
            {279, 4, 1, 1}
        };
        var tiff = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(16);
        tiff.position(16).putShort((short) fields.length);
        for (int[] field : fields) {
            tiff.putShort((short) field[0])
                    .putShort((short) field[1])
                    .putInt(field[2])
                    .putInt(field[3]);
        }
        return tiff.array();
    }

    /** An honest picture after a chunk, such as {@code zTXt} or {@code iCCP}, that unpacks to so many bytes. */
    public static byte[] pngWith(String chunk, int unpacked) {
        var data = new ByteArrayOutputStream();
        data.writeBytes((chunk.equals("iTXt") ? "x\0\1\0\0\0" : "x\0\0").getBytes(StandardCharsets.ISO_8859_1));
        try (var packing = new DeflaterOutputStream(data, new Deflater(Deflater.BEST_SPEED))) {
            byte[] zeros = new byte[1 << 20];
            for (int left = unpacked; left > 0; left -= zeros.length) {
                packing.write(zeros, 0, Math.min(left, zeros.length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] png = honest("png");
        var all = new ByteArrayOutputStream();
        all.write(png, 0, 33);
        all.writeBytes(chunk(chunk, data.toByteArray()));
        all.writeBytes(Arrays.copyOfRange(png, 33, png.length));
        return all.toByteArray();
    }

    private static byte[] chunk(String name, byte[] data) {
        var chunk = ByteBuffer.allocate(data.length + 12);
        chunk.putInt(data.length)
                .put(name.getBytes(StandardCharsets.ISO_8859_1))
                .put(data);
        var sum = new CRC32();
        sum.update(chunk.array(), 4, data.length + 4);
        return chunk.putInt((int) sum.getValue()).array();
    }
}
