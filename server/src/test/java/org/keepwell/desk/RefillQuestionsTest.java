package org.keepwell.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefillQuestionsTest {

    @Test
    void theTitleIsInThePatientsLanguage() {
        assertThat(RefillQuestions.subject("es-MX")).isEqualTo("Sobre su solicitud de una medicina");
        assertThat(RefillQuestions.subject("en")).isEqualTo("About your request for a medicine");
        assertThat(RefillQuestions.subject("vi")).isEqualTo("About your request for a medicine");
    }
}
