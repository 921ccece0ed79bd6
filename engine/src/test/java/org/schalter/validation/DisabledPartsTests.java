package org.schalter.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a layout's ENABLE and DISABLE rules do to answers. */
class DisabledPartsTests {

    private static final String SCHEMA = """
        {'type':'object','required':['same','holder'],'properties':{
          'same':{'type':'boolean'},
          'holder':{'type':'string','minLength':2},
          'country':{'type':'string','default':'DE'},
          'address':{'type':'object','required':['town'],'properties':{
            'town':{'type':'string'},'zone':{'type':'string','readOnly':true,'default':'A'}}},
          'dogs':{'type':'array','items':{'type':'object','required':['tag'],'properties':{
            'tagged':{'type':'boolean'},'tag':{'type':'string'}}}}}}\
        """;
    private static final String LAYOUT = """
        {'type':'VerticalLayout','elements':[{'type':'Control','scope':'#/properties/same'},
         {'type':'Group','rule':{'effect':'DISABLE','condition':{'scope':'#/properties/same','schema':{'const':true}}},
          'elements':[{'type':'Control','scope':'#/properties/holder'},{'type':'Control','scope':'#/properties/country'},
           {'type':'Control','scope':'#/properties/address'}]},
         {'type':'Control','scope':'#/properties/dogs','options':{'detail':{'type':'VerticalLayout','elements':[
          {'type':'Control','scope':'#/properties/tagged'},
          {'type':'Control','scope':'#/properties/tag',
           'rule':{'effect':'ENABLE','condition':{'scope':'#/properties/tagged','schema':{'const':true}}}}]}}}]}\
        """;

    private final FormModel form = Forms.form(SCHEMA, LAYOUT);

    @Test
    void areNotTakenFromAClient() {
        Verdict verdict = form.validate(
                Forms.json("{'same':true,'holder':'Me','country':'FR','address':{'town':'Paris','zone':'B'}}"),
                Forms.german().asClaimed());

        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        assertThat(verdict.answers()).isEqualTo(Forms.json("{'same':true,'country':'DE','address':{'zone':'A'}}"));
    }

    @Test
    void haveWhatIsKnownOfTheClient() {
        Verdict verdict = form.validate(
                Forms.json("{'same':true,'holder':'Me'}"),
                Forms.german()
                        .withLocked(Map.of("/country", JsonNodeFactory.instance.stringNode("AT")))
                        .asClaimed(Forms.json("{'holder':'Erika','address':{'town':'Ulm'}}")));

        assertThat(verdict.answers())
                .isEqualTo(Forms.json(
                        "{'same':true,'holder':'Erika','country':'AT','address':{'town':'Ulm','zone':'A'}}"));
    }

    @Test
    void keepWhatWasGivenPageByPage() {
        Verdict verdict = form.validate(
                Forms.json("{'same':true,'holder':'Me','country':'FR','address':{'town':'Paris'}}"),
                Forms.german().asFilledIn());

        assertThat(verdict.answers())
                .isEqualTo(
                        Forms.json("{'same':true,'holder':'Me','country':'FR','address':{'town':'Paris','zone':'A'}}"));
    }

    @Test
    void mayBeEmptyThoughRequiredButNotWrong() {
        assertThat(Forms.verdict(form, "{'same':true}")).isInstanceOf(Verdict.Accepted.class);
        assertThat(Forms.verdict(form, "{'same':true,'address':{}}")).isInstanceOf(Verdict.Accepted.class);
        assertThat(Forms.faults(Forms.verdict(form, "{'same':false,'address':{}}")))
                .containsExactly("/holder required", "/address/town required");
        assertThat(Forms.faults(Forms.verdict(form, "{'same':true,'holder':'M'}")))
                .containsExactly("/holder minLength");
    }

    @Test
    void areAskedRowByRow() {
        String rows = "{'same':true,'dogs':[{'tagged':true,'tag':'7'},{'tagged':false,'tag':'8'},{'tagged':true}]}";

        Verdict verdict = form.validate(Forms.json(rows), Forms.german().asClaimed());
        Applicable applicable = form.applicable(Forms.json(rows), Forms.german());

        assertThat(Forms.faults(verdict)).containsExactly("/dogs/2/tag required");
        assertThat(verdict.answers().at("/dogs"))
                .isEqualTo(Forms.json("[{'tagged':true,'tag':'7'},{'tagged':false},{'tagged':true}]"));
        assertThat(applicable.disables("/dogs/0/tag")).isFalse();
        assertThat(applicable.disables("/dogs/1/tag")).isTrue();
        assertThat(applicable.disables("/address/town")).isTrue();
        assertThat(applicable.disables("/same")).isFalse();
    }

    @Test
    void comeToRestWhenTheyDisableOneAnother() {
        FormModel both = Forms.form("{'properties':{'a':{'type':'string'},'b':{'type':'string'}}}", """
            {'type':'VerticalLayout','elements':[
             {'type':'Control','scope':'#/properties/a',
              'rule':{'effect':'DISABLE','condition':{'scope':'#/properties/b','schema':{'minLength':1}}}},
             {'type':'Control','scope':'#/properties/b',
              'rule':{'effect':'DISABLE','condition':{'scope':'#/properties/a','schema':{'minLength':1}}}}]}\
            """);

        assertThat(both.validate(Forms.json("{'a':'1','b':'2'}"), Forms.german().asClaimed())
                        .answers())
                .isEqualTo(Forms.json("{}"));
        assertThat(both.validate(Forms.json("{'a':'1'}"), Forms.german().asClaimed())
                        .answers())
                .isEqualTo(Forms.json("{'a':'1'}"));
    }

    @Test
    void showAndHideRowByRow() {
        FormModel hiding = Forms.form(SCHEMA, LAYOUT.replace("'ENABLE'", "'SHOW'"));

        Verdict verdict =
                Forms.verdict(hiding, "{'same':true,'dogs':[{'tagged':true,'tag':'7'},{'tagged':false,'tag':'8'}]}");

        assertThat(verdict.answers().at("/dogs")).isEqualTo(Forms.json("[{'tagged':true,'tag':'7'},{'tagged':false}]"));
        assertThat(hiding.root().at("/dogs/0/tag").orElseThrow().conditions())
                .extracting(Condition::scope)
                .containsExactly("/dogs/*");
    }
}
