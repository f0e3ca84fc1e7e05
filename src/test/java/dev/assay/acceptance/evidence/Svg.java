package dev.assay.acceptance.evidence;

import java.util.Locale;

/** Writes a picture that explains itself: a title for those who cannot see it, no scripts, nothing from elsewhere. */
final class Svg {
    private final StringBuilder svg = new StringBuilder(4096);

    Svg(int width, int height, String title) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\""
                        + " aria-label=\"%s\" font-family=\"system-ui, sans-serif\" font-size=\"12\" fill=\"#333\">",
                width, height, width, height, escaped(title));
        add("<title>%s</title>", escaped(title));
        add("<rect width=\"100%%\" height=\"100%%\" rx=\"6\" fill=\"#fbfbfc\" stroke=\"#d8dce2\"/>");
    }

    /** A line of the given colour; more is further attributes. */
    void line(double x1, double y1, double x2, double y2, String colour, String more) {
        add("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" %s/>", x1, y1, x2, y2, colour, more);
    }

    void path(String path, String style) {
        add("<path d=\"%s\" %s/>", path, style);
    }

    /** A filled rectangle; more is further attributes. */
    void box(double x, double y, double width, double height, String colour, String more) {
        add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"1.5\" fill=\"%s\" %s/>",
                x, y, width, height, colour, more);
    }

    void square(double x, double y, String colour) {
        add("<rect x=\"%.1f\" y=\"%.1f\" width=\"8\" height=\"8\" fill=\"%s\"/>", x, y, colour);
    }

    void text(double x, double y, String style, String text) {
        add("<text x=\"%.1f\" y=\"%.1f\" %s>%s</text>", x, y, style, escaped(text));
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    String end() {
        return svg + "</svg>\n";
    }

    private static String escaped(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> clean.append("&amp;");
                case '<' -> clean.append("&lt;");
                case '>' -> clean.append("&gt;");
                case '"' -> clean.append("&quot;");
                default -> clean.appendCodePoint(character < ' ' ? ' ' : character);
            }
        });
        return clean.toString();
    }
}
