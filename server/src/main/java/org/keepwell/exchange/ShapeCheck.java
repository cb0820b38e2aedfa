package org.keepwell.exchange;

import static org.keepwell.exchange.QuarantineReason.NOT_A_RESOURCE;
import static org.keepwell.exchange.QuarantineReason.NOT_JSON;
import static org.keepwell.exchange.QuarantineReason.TRUNCATED;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Checks one resource against the shapes of R4 in one walk over its tokens: well-formed, no key twice, known type and
 * elements, JSON kinds, formats of primitive types, required elements. No profiles, no terminology.
 */
final class ShapeCheck {

    private final ShapeTable table;

    ShapeCheck(ShapeTable table) {
        this.table = table;
    }

    /** @return null if the text is one well-shaped resource and nothing else */
    @Nullable
    Refusal check(byte[] text, int from, int length) {
        try (var parser = Json.parser(text, from, length)) {
            return check(text, from, length, parser);
        } catch (Refused refused) {
            return refused.refusal();
        } catch (JacksonException e) {
            return new Refusal(Json.reason(e), "");
        }
    }

    private @Nullable Refusal check(byte[] text, int from, int length, JsonParser parser) {
        var walk = new ShapeWalk(table, text, from, length, parser);
        Refusal refusal = null;
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Refused(NOT_A_RESOURCE, "");
            }
            walk.resource();
        } catch (Refused refused) {
            refusal = refused.refusal();
        }
        // text that is no JSON at all is called that, whatever else was found before the place where it breaks
        drain(parser);
        return refusal;
    }

    private static void drain(JsonParser parser) {
        if (parser.currentToken() == null) {
            throw new Refused(TRUNCATED, "");
        }
        boolean ended =
                parser.streamReadContext().inRoot() && !parser.currentToken().isStructStart();
        for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (ended) {
                throw new Refused(NOT_JSON, "");
            }
            ended = parser.streamReadContext().inRoot();
        }
    }
}
