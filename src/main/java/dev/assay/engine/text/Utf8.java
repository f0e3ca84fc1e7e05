package dev.assay.engine.text;

/** Which bytes may stand where in UTF-8 (Unicode, table 3-7: no overlong forms, no surrogates, nothing past U+10FFFF). */
public final class Utf8 {
    private Utf8() {}

    /** How many bytes a character has that begins with this one; 0 where none does. */
    public static int lengthFrom(int first) {
        if (first < 0x80) {
            return 1;
        }
        if (first < 0xc2 || first > 0xf4) {
            return 0;
        }
        return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    }

    public static boolean continuation(int octet) {
        return octet >= 0x80 && octet <= 0xbf;
    }

    /** Whether this byte may come second after that one. */
    public static boolean second(int first, int octet) {
        return switch (first) {
            case 0xe0 -> octet >= 0xa0 && octet <= 0xbf;
            case 0xed -> octet >= 0x80 && octet <= 0x9f;
            case 0xf0 -> octet >= 0x90 && octet <= 0xbf;
            case 0xf4 -> octet >= 0x80 && octet <= 0x8f;
            default -> continuation(octet);
        };
    }
}
