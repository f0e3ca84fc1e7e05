package dev.assay.devshard.protocol;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Who re-checks which inference (contract 4.7): a draw that only the host can make and that it cannot bend. */
public final class ValidationSampling {
    private static final BigInteger BASIS_POINTS = BigInteger.valueOf(10_000);
    private static final long ALWAYS = 1L << 32;

    private ValidationSampling() {}

    /** A host's seed for a session: never negative, never 0. */
    public static long seed(PrivateKey host, String escrowId) {
        byte[] signature = host.sign(escrowId.getBytes(StandardCharsets.UTF_8));
        long seed = ByteBuffer.wrap(signature).getLong() & Long.MAX_VALUE;
        return seed == 0 ? 1 : seed;
    }

    /**
     * Whether the seed's owner is to validate the inference. It does not ask whether the owner executed it.
     *
     * @param rate basis points: validators expected for an inference, times 10 000
     * @param mySlots slots of the owner
     * @param executorSlots slots of the executor; where they are all there are, nobody is drawn
     * @param totalSlots slots of the group
     */
    public static boolean draws(
            long seed, long inferenceId, long rate, int mySlots, int executorSlots, int totalSlots) {
        if (executorSlots >= totalSlots) {
            return false;
        }
        String drawn = Long.toUnsignedString(seed) + ":" + Long.toUnsignedString(inferenceId);
        byte[] hash = Hash.sha256(drawn.getBytes(StandardCharsets.UTF_8)).bytes();
        long draw = ByteBuffer.wrap(hash).getLong() >>> 32;
        return draw < threshold(rate, mySlots, totalSlots - executorSlots);
    }

    private static long threshold(long rate, int mySlots, int peerSlots) {
        BigInteger threshold = BigInteger.valueOf(rate)
                .multiply(BigInteger.valueOf(mySlots))
                .shiftLeft(32)
                .divide(BigInteger.valueOf(peerSlots).multiply(BASIS_POINTS));
        return threshold.min(BigInteger.valueOf(ALWAYS)).longValue();
    }
}
