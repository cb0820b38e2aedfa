package org.keepwell.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** JSON as we take it: no unknown or duplicate fields, no guessing of types, bounded depth and size, text that is text. */
@Configuration(proxyBeanMethods = false)
class StrictJson {

    private static final int MAX_DEPTH = 20;

    @Bean
    JsonMapper jsonMapper() {
        var factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(RequestChecks.MAX_BODY_BYTES)
                        .maxDocumentLength(RequestChecks.MAX_BODY_BYTES)
                        .maxNumberLength(40)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .addModule(new SimpleModule().addDeserializer(String.class, new Text()))
                .build();
    }

    /** A string field that holds something else, or text that is no text. */
    static final class NotText extends DatabindException {

        private static final long serialVersionUID = 1L;

        NotText(JsonParser at) {
            super(at, "not text");
        }
    }

    private static final class Text extends StdDeserializer<String> {

        Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser from, DeserializationContext context) {
            if (!from.currentToken().isScalarValue()
                    || from.currentToken() != tools.jackson.core.JsonToken.VALUE_STRING) {
                return (String) context.handleUnexpectedToken(getValueType(context), from);
            }
            var value = from.getString();
            if (!PlainText.isText(value)) {
                throw new NotText(from);
            }
            return value;
        }
    }
}
