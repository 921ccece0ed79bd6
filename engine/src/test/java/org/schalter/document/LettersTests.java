package org.schalter.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.schalter.definition.ServicePackage;
import org.schalter.expression.Scope;

class LettersTests {

    private static final Desk DESK = new Desk();

    @Test
    void makesAPermitThatProvesItself() {
        ServicePackage content = Desk.service("parking-permit");
        Scope scope = Desk.scope(
                Desk.answers(content, "own-car-for-a-year"),
                Map.of("total", new BigDecimal("30.70"), "items", List.of()));

        Letters.Letter letter = DESK.letters.make(Desk.order(content, "permit", "de", scope), Desk.CODE, Desk.NOON);

        Pdf.keep(letter.file().content(), "permit");
        Pdf.assertArchivalAndAccessible(letter.file().content());
        assertThat(Pdf.text(letter.file().content())).contains("30,70 €", "HST-2026-000123", Desk.CODE.printed());
        assertThat(Pdf.pages(letter.file().content())).isEqualTo(1);
    }

    @Test
    void makesANoticeOfTwoPagesForManyDogs() {
        ServicePackage content = Desk.service("dog-tax-registration");
        Map<String, Object> answers = Desk.answers(content, "three-dogs");
        List<Object> dogs = new ArrayList<>();
        List<Object> items = new ArrayList<>();
        for (int i = 1; i <= 14; i++) {
            dogs.add(Map.of("name", "Łódź-Ñandú " + i, "chip", "27609810000" + (1000 + i)));
            items.add(Map.of("label", i + ". Hund: Łódź-Ñandú " + i, "amount", new BigDecimal("108.00")));
        }
        answers.put("dogs", dogs);
        Scope scope = Desk.scope(answers, Map.of("total", new BigDecimal("1512.00"), "items", items));

        Letters.Letter letter = DESK.letters.make(Desk.order(content, "approval", "de", scope), Desk.CODE, Desk.NOON);

        Pdf.keep(letter.file().content(), "approval");
        Pdf.assertArchivalAndAccessible(letter.file().content());
        assertThat(Pdf.pages(letter.file().content())).isEqualTo(2);
        assertThat(Pdf.text(letter.file().content())).contains("14. Hund: Łódź-Ñandú 14", "1.512,00 €", "Seite");
    }
}
