package org.keepwell.exchange;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.keepwell.exchange.QuarantineReason.*;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeCheckTest {

    private static final String OBSERVATION = "'resourceType':'Observation','status':'final','code':{'text':'x'}";

    private final ShapeCheck check = new ShapeCheck(ShapeTable.r4());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{" + OBSERVATION + "}",
                "{'status':'final','code':{'text':'x'},'resourceType':'Observation'}",
                "{" + OBSERVATION
                        + ",'valueQuantity':{'value':49.0},'_status':{'extension':[{'url':'http://a','valueCode':'b'}]}}",
                "{" + OBSERVATION + ",'contained':[{'id':'a','resourceType':'Patient'}]}",
                "{'resourceType':'Observation','_status':{'id':'a'},'code':{'text':'x'}}",
                "{'resourceType':'Patient','name':[{'given':['A',null],'_given':[null,{'id':'a'}]}]}",
                "{'resourceType':'Patient','name':[{'family':'\\ud83d\\ude00 \u00e9'}]}",
                "{'resourceType':'Questionnaire','status':'draft','item':[{'linkId':'1','type':'group','item':[{'linkId':'2','type':'string'}]}]}",
            })
    void rightResourcesPass(String json) {
        assertThat(refusal(json)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "{'resourceType':'Observation','status':'final'} # MISSING_ELEMENT # Observation.code",
                "{'resourceType':'Observation','status':'final','code':{'text':'x'},'status':'final'} # DUPLICATE_KEY # Observation.status",
                "{'resourceType':'Patient','resourceType':'Patient'} # DUPLICATE_KEY # Patient.resourceType",
                "{'resourceType':'Patient','contact':[{'gender':'a','gender':'b'}]} # DUPLICATE_KEY # Patient.contact.gender",
                "{'resourceType':'Patient','deceasedBoolean':true,'deceasedDateTime':'2020'} # TWO_CHOICES # Patient.deceasedDateTime",
                "{'resourceType':'Patient','nickname':'x'} # UNKNOWN_ELEMENT # Patient.nickname",
                "{'resourceType':'Patient','fhir_comments':['x']} # UNKNOWN_ELEMENT # Patient.fhir_comments",
                "{'resourceType':'Wizard'} # UNKNOWN_TYPE # ``",
                "{'name':[]} # NOT_A_RESOURCE # ``",
                "[] # NOT_A_RESOURCE # ``",
                "{'resourceType':'Patient','active':'true'} # WRONG_KIND # Patient.active",
                "{'resourceType':'Patient','active':null} # WRONG_KIND # Patient.active",
                "{'resourceType':'Patient','name':{'family':'x'}} # WRONG_KIND # Patient.name",
                "{'resourceType':'Patient','gender':['male']} # WRONG_KIND # Patient.gender",
                "{'resourceType':'Patient','name':[null]} # WRONG_KIND # Patient.name",
                "{'resourceType':'Patient','multipleBirthInteger':1.0} # WRONG_KIND # Patient.multipleBirthInteger",
                "{'resourceType':'Patient','multipleBirthInteger':2147483648} # BAD_FORMAT # Patient.multipleBirthInteger",
                "{'resourceType':'Patient','name':[]} # EMPTY # Patient.name",
                "{'resourceType':'Patient','maritalStatus':{}} # EMPTY # Patient.maritalStatus",
                "{'resourceType':'Patient','gender':''} # EMPTY # Patient.gender",
                "{'resourceType':'Patient','birthDate':'2021-02-29'} # BAD_FORMAT # Patient.birthDate",
                "{'resourceType':'Patient','id':'a_b'} # BAD_FORMAT # Patient.id",
                "{'resourceType':'Patient','gender':' male'} # BAD_FORMAT # Patient.gender",
                "{'resourceType':'Patient','name':[{'family':'a\\u0000b'}]} # BAD_TEXT # Patient.name.family",
                "{'resourceType':'Patient','name':[{'family':'a\\ud800'}]} # BAD_TEXT # Patient.name.family",
                "{'resourceType':'Patient','name':[{'family':'a\\udc00\\ud800'}]} # BAD_TEXT # Patient.name.family",
                "{'resourceType':'Patient'} {'resourceType':'Patient'} # NOT_JSON # ``",
                "{'resourceType':'Patient','active':tru} # NOT_JSON # ``",
                "{'resourceType':'Patient','nickname':'x' # TRUNCATED # ``",
                "{'resourceType':'Patient','nickname':'x', # TRUNCATED # ``",
                "{'resourceType':'Patient','contained':[{'resourceType':'Patient','nickname':'x'}]} # UNKNOWN_ELEMENT # Patient.contained.nickname",
            })
    void wrongResourcesAreRefusedWithReasonAndPlace(String json, QuarantineReason reason, String path) {
        assertThat(refusal(json)).isEqualTo(new Refusal(reason, path));
    }

    @ParameterizedTest
    @CsvSource({
        "DATE,2020,true",
        "DATE,2020-1,false",
        "DATE,2020-13,false",
        "DATE,0000,false",
        "DATE,1900-02-29,false",
        "DATE,2000-02-29,true",
        "DATE,2020-02-30,false",
        "DATE_TIME,2020-01-01T10:00,false",
        "DATE_TIME,2020-01-01T10:00:00,false",
        "DATE_TIME,2020-01-01T10:00:00Z,true",
        "DATE_TIME,2020-01-01T10:00:00.123456789012+14:00,true",
        "DATE_TIME,2020-01-01T10:00:00+14:01,false",
        "DATE_TIME,2020-01-01T24:00:00Z,false",
        "DATE_TIME,2020-01-01T10:00:60Z,true",
        "DATE_TIME,2020-01-01 10:00:00Z,false",
        "DATE_TIME,2020-01-01T10:00:00.Z,false",
        "INSTANT,2020-01-01,false",
        "TIME,10:00:00,true",
        "TIME,10:00,false",
        "TIME,10:00:00Z,false",
        "CODE,a b,true",
        "CODE,a  b,false",
        "ID,-.9aZ,true",
        "ID,a/b,false",
        "URI,http://a b,false",
        "OID,urn:oid:1.2.3,true",
        "OID,urn:oid:1..3,false",
        "OID,urn:oid:3.1,false",
        "UUID,urn:uuid:c757873d-ec9a-4326-a141-556f43239520,true",
        "UUID,urn:uuid:1,false",
        "BASE64,YQ==,true",
        "BASE64,YQ=,false",
        "BASE64,Y=Q=,false",
        "BASE64,%%%%,false",
        "POSITIVE_INT,0,false",
        "POSITIVE_INT,1,true",
        "UNSIGNED_INT,0,true",
        "UNSIGNED_INT,-1,false",
        "INTEGER,-2147483648,true",
        "INTEGER,-2147483649,false",
    })
    void formatsAreThoseOfR4(Primitive type, String text, boolean fits) {
        assertThat(type.fits(text.toCharArray(), 0, text.length())).isEqualTo(fits);
    }

    @Test
    void nestingIsBounded() {
        var deep = "{'resourceType':'Basic','code':{'text':'x'},'extension':[" + "{'url':'a','extension':[".repeat(40)
                + "]}".repeat(40) + "]}";

        assertThat(refusal(deep)).isEqualTo(new Refusal(TOO_DEEP, ""));
        assertThat(refusal("[".repeat(100_000))).isEqualTo(new Refusal(TOO_DEEP, ""));
    }

    @Test
    void stringsAreBounded() {
        var text = "{'resourceType':'Patient','name':[{'family':'" + "x".repeat(Limits.STRING_CHARS + 1) + "'}]}";

        assertThat(refusal(text)).isEqualTo(new Refusal(TOO_LARGE, "Patient.name.family"));
    }

    @Test
    void otherEncodingsThanUtf8AreNotRead() {
        var utf16 = "{\"resourceType\":\"Patient\"}".getBytes(UTF_16LE);

        assertThat(check.check(utf16, 0, utf16.length)).isEqualTo(new Refusal(NOT_JSON, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C080", "EDA080", "FF", "C3", "F4908080", "80"})
    void bytesThatAreNotUtf8AreNotTakenForText(String hex) {
        var text = "{\"resourceType\":\"Patient\",\"gender\":\"@@@@\"}".getBytes(UTF_8);
        var bytes = HexFormat.of().parseHex(hex);
        System.arraycopy(bytes, 0, text, text.length - 6, bytes.length);

        assertThat(check.check(text, 0, text.length))
                .isNotNull()
                .extracting(Refusal::reason)
                .isIn(NOT_JSON, BAD_TEXT);
    }

    @Test
    void aKeyThatIsNoNameIsNotRepeated() {
        assertThat(refusal("{'resourceType':'Patient','Ana Silva, 7 May':1}"))
                .isEqualTo(new Refusal(UNKNOWN_ELEMENT, "Patient.?"));
    }

    @Test
    void aResourceInTheMiddleOfOtherBytesIsRead() {
        var text = "xx{\"contained\":[{\"id\":\"a\",\"resourceType\":\"Patient\"}],\"resourceType\":\"Patient\"}yy"
                .getBytes(UTF_8);

        assertThat(check.check(text, 2, text.length - 4)).isNull();
    }

    /** @param json with single quotes for double ones */
    private @Nullable Refusal refusal(String json) {
        var text = json.replace('\'', '"').getBytes(UTF_8);
        return check.check(text, 0, text.length);
    }
}
