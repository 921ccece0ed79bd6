package org.schalter.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.schalter.definition.Texts;

class PartTests {

    private static final FormModel FORM = Forms.form("""
        {'required':['keeper','dogs'],'properties':{
          'keeper':{'$ref':'#/$defs/person','title':'Halter'},
          'dogs':{'type':'array','title':'Hunde','items':{'type':'object','required':['breed'],'properties':{
             'breed':{'title':'Rasse','oneOf':[{'const':'a','title':'Dackel'},{'const':'b','title':'Pitbull'}]}},
             'if':{'properties':{'breed':{'const':'b'}},'required':['breed']},
             'then':{'properties':{'permit':{'type':'string','title':'Erlaubnis'}},'required':['permit']}}},
          'wishes':{'type':'array','title':'Wünsche','items':{'enum':[1,2]}}},
         '$defs':{'person':{'type':'object','title':'Person','properties':{'name':{'type':'string','title':'Name'}}}}}\
        """);

    @Test
    void drawsEverythingThatCouldApply() {
        assertThat(FORM.root().children())
                .extracting(Part::toString)
                .containsExactly("object /keeper", "array /dogs", "array /wishes");
        assertThat(FORM.root().at("/dogs/3/permit"))
                .get()
                .extracting(Part::path, Part::pointer, Part::textKey)
                .containsExactly("dogs.permit", "/dogs/*/permit", "form.dogs.permit");
    }

    @Test
    void prefersTheTitleBesideAReference() {
        assertThat(FORM.root().child("keeper").orElseThrow().title("de")).isEqualTo("Halter");
    }

    @Test
    void saysWhenAPartIsShown() {
        Part permit = FORM.root().at("/dogs/*/permit").orElseThrow();

        assertThat(permit.conditions())
                .containsExactly(new Condition(
                        "/dogs/*", Forms.json("{'properties':{'breed':{'const':'b'}},'required':['breed']}"), true));
        assertThat(permit.required()).isTrue();
        assertThat(FORM.root().at("/dogs/*/breed").orElseThrow().conditions()).isEmpty();
    }

    @Test
    void joinsCasesInWhichAPartIsShown() {
        FormModel form = Forms.form("""
            {'properties':{'a':{}},'allOf':[
             {'if':{'required':['a']},'then':{'properties':{'b':{'type':'string'}}}},
             {'if':{'required':['c']},'then':{'properties':{'d':{}}},'else':{'properties':{'b':{'type':'string'}}}}]}\
            """);

        assertThat(form.root().child("b").orElseThrow().conditions())
                .containsExactly(new Condition(
                        "", Forms.json("{'anyOf':[{'required':['a']},{'not':{'required':['c']}}]}"), true));
    }

    @Test
    void offersOptionsInTheirLanguage() {
        Texts texts = Forms.texts("de", "form.kind.option.a=Erstes\n");
        FormModel form = FormModel.compile(
                Forms.definition(Forms.json("{'properties':{'kind':{'enum':['a','b']}}}")), texts, List.of("de"));

        assertThat(form.root().child("kind").orElseThrow().options("de"))
                .extracting(Part.Option::title)
                .containsExactly("Erstes", "b");
        assertThat(FORM.root().child("wishes").orElseThrow().options("de"))
                .extracting(Part.Option::title)
                .containsExactly("1", "2");
    }

    @Test
    void asksFirstForTheAnswerThatTellsBranchesApart() {
        FormModel form = Forms.form("""
            {'properties':{},'oneOf':[
              {'title':'Person','properties':{'kind':{'const':'p','title':'Wer'},'name':{}},'required':['kind']},
              {'title':'Firma','properties':{'kind':{'const':'f','title':'Wer'},'firm':{}},'required':['kind']}]}\
            """);
        Part kind = form.root().child("kind").orElseThrow();

        assertThat(kind.title("de")).isEqualTo("Wer");
        assertThat(kind.options("de")).extracting(Part.Option::title).containsExactly("Person", "Firma");
        Applicable nothing = form.applicable(Forms.json("{}"), Forms.german());
        assertThat(nothing.shows("/kind")).isTrue();
        assertThat(nothing.required("/kind")).isTrue();
        assertThat(nothing.shows("/name")).isFalse();
        assertThat(form.applicable(Forms.json("{'kind':'f'}"), Forms.german()).shows("/firm"))
                .isTrue();
    }

    @Test
    void listsWhatIsShownThoughNobodyHasBegun() {
        Applicable nothing = FORM.applicable(Forms.json("{}"), Forms.german());

        assertThat(nothing.fields())
                .extracting(Applicable.Field::pointer)
                .containsExactly("/keeper", "/keeper/name", "/dogs", "/wishes");
        assertThat(nothing.required("/keeper")).isTrue();
        assertThat(nothing.answers()).isEmpty();
        Applicable begun = FORM.applicable(Forms.json("{'dogs':[{'breed':'b'}]}"), Forms.german());
        assertThat(begun.shows("/dogs/0/permit")).isTrue();
        assertThat(begun.required("/dogs/0/permit")).isTrue();
    }
}
