package org.schalter.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.schalter.definition.Texts;
import org.schalter.expression.ExpressionIncident;
import tools.jackson.databind.node.JsonNodeFactory;

class FormModelTests {

    private static final String VEHICLE = """
        {'type':'object','required':['vehicle'],'properties':{
          'vehicle':{'type':'object','required':['plate','fuel'],
            'properties':{'plate':{'type':'string','format':'licence-plate-de'},'fuel':{'enum':['petrol','electric']}},
            'if':{'properties':{'fuel':{'const':'electric'}},'required':['fuel']},
            'then':{'properties':{'battery':{'type':'integer','minimum':1}},'required':['battery']},
            'else':{'properties':{'exhaust':{'type':'string'}}}}}}\
        """;

    @Test
    void acceptsWhatIsRight() {
        Verdict verdict =
                Forms.verdict(Forms.form(VEHICLE), "{'vehicle':{'plate':'DN-AB 123','fuel':'electric','battery':60}}");

        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        assertThat(verdict.faults()).isEmpty();
    }

    @Test
    void refusesAPlateWithoutDistrict() {
        Verdict verdict = Forms.verdict(Forms.form(VEHICLE), "{'vehicle':{'plate':'AB 123','fuel':'petrol'}}");

        assertThat(Forms.faults(verdict)).containsExactly("/vehicle/plate format");
    }

    @Test
    void pointsAtWhatIsMissing() {
        Verdict verdict = Forms.verdict(Forms.form(VEHICLE), "{'vehicle':{}}");

        assertThat(Forms.faults(verdict)).containsExactly("/vehicle/plate required", "/vehicle/fuel required");
    }

    @Test
    void dropsWhatDoesNotApply() {
        Verdict verdict = Forms.verdict(
                Forms.form(VEHICLE),
                "{'vehicle':{'plate':'DN-AB 123','fuel':'electric','battery':60,'exhaust':'loud'}}");

        assertThat(verdict.answers())
                .isEqualTo(Forms.json("{'vehicle':{'plate':'DN-AB 123','fuel':'electric','battery':60}}"));
    }

    @Test
    void neverFaultsWhatDoesNotApply() {
        Verdict verdict = Forms.verdict(
                Forms.form(VEHICLE), "{'vehicle':{'plate':'DN-AB 123','fuel':'petrol','battery':'nonsense'}}");

        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void dropsWhatHangsOnSomethingDropped() {
        FormModel form = Forms.form("""
            {'properties':{'a':{'type':'boolean'}},
             'allOf':[
              {'if':{'properties':{'a':{'const':true}},'required':['a']},'then':{'properties':{'b':{'type':'boolean'}}}},
              {'if':{'properties':{'b':{'const':true}},'required':['b']},'then':{'properties':{'c':{'type':'string'}}}},
              {'if':{'required':['c']},'then':{'properties':{'d':{'type':'string'}}}}]}\
            """);

        assertThat(Forms.verdict(form, "{'a':false,'b':true,'c':'x','d':'y'}").answers())
                .isEqualTo(Forms.json("{'a':false}"));
        assertThat(Forms.verdict(form, "{'a':true,'b':true,'c':'x','d':'y'}").answers())
                .hasSize(4);
    }

    @Test
    void refusesAPropertyThatTheSchemaKnowsNowhere() {
        Verdict verdict = Forms.verdict(Forms.form("{'properties':{'a':{'type':'string'}}}"), "{'a':'x','price':0}");

        assertThat(Forms.faults(verdict)).containsExactly("/price unevaluatedProperties");
    }

    @Test
    void refusesUnknownPropertiesAlsoWhereTheAuthorWroteSo() {
        FormModel form = Forms.form("""
            {'unevaluatedProperties':false,'properties':{'a':{'type':'string'}},
             'if':{'required':['a']},'then':{'properties':{'b':{'type':'string'}}}}\
            """);

        assertThat(Forms.faults(Forms.verdict(form, "{'a':'x','b':'y','c':'z'}")))
                .containsExactly("/c unevaluatedProperties");
        assertThat(Forms.verdict(form, "{'a':'x','b':'y'}")).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void leavesNestedObjectsAsOpenAsTheirAuthorDid() {
        FormModel open = Forms.form("{'properties':{'o':{'type':'object','properties':{'a':{}}}}}");
        FormModel shut =
                Forms.form("{'properties':{'o':{'type':'object','properties':{'a':{}},'additionalProperties':false}}}");

        assertThat(Forms.verdict(open, "{'o':{'b':1}}").answers()).isEqualTo(Forms.json("{'o':{'b':1}}"));
        assertThat(Forms.faults(Forms.verdict(shut, "{'o':{'b':1}}"))).containsExactly("/o/b additionalProperties");
    }

    @Test
    void takesWhatAPatternOfNamesAllows() {
        FormModel form = Forms.form("{'properties':{},'patternProperties':{'^x_':{'type':'integer'}}}");

        assertThat(Forms.verdict(form, "{'x_a':1}")).isInstanceOf(Verdict.Accepted.class);
        assertThat(Forms.faults(Forms.verdict(form, "{'x_a':'1','y':2}")))
                .containsExactlyInAnyOrder("/x_a type", "/y unevaluatedProperties");
    }

    @Test
    void decidesConditionsRowByRow() {
        FormModel form = Forms.form("""
            {'properties':{'dogs':{'type':'array','items':{'type':'object','required':['breed'],
              'properties':{'breed':{'enum':['poodle','pit-bull']}},
              'if':{'properties':{'breed':{'const':'pit-bull'}},'required':['breed']},
              'then':{'properties':{'permit':{'type':'string'}},'required':['permit']}}}}}\
            """);

        Verdict verdict = Forms.verdict(form, "{'dogs':[{'breed':'poodle','permit':'x'},{'breed':'pit-bull'}]}");

        assertThat(Forms.faults(verdict)).containsExactly("/dogs/1/permit required");
        assertThat(verdict.answers().at("/dogs/0")).isEqualTo(Forms.json("{'breed':'poodle'}"));
    }

    @Test
    void followsTheAnswerThatTellsBranchesApart() {
        FormModel form = Forms.form("""
            {'properties':{'who':{'type':'object','oneOf':[
              {'title':'Person','properties':{'kind':{'const':'person'},'name':{'type':'string','minLength':2}},'required':['kind','name']},
              {'title':'Firma','properties':{'kind':{'const':'firm'},'register':{'type':'string'}},'required':['kind','register']}]}}}\
            """);

        assertThat(Forms.faults(Forms.verdict(form, "{'who':{'kind':'person','name':'x'}}")))
                .containsExactly("/who/name minLength");
        assertThat(Forms.faults(Forms.verdict(form, "{'who':{'kind':'firm','name':'Meier'}}")))
                .containsExactly("/who/register required");
        assertThat(Forms.faults(Forms.verdict(form, "{'who':{}}"))).containsExactly("/who/kind required");
        assertThat(Forms.verdict(form, "{'who':{'kind':'firm','register':'HRB 1','name':'Meier'}}")
                        .answers())
                .isEqualTo(Forms.json("{'who':{'kind':'firm','register':'HRB 1'}}"));
    }

    @Test
    void followsDependencies() {
        FormModel form = Forms.form("""
            {'properties':{'card':{'type':'string'}},'dependentSchemas':{'card':{'properties':{'holder':{'type':'string'}}}},
             'dependentRequired':{'card':['holder']}}\
            """);

        assertThat(Forms.faults(Forms.verdict(form, "{'card':'1'}"))).containsExactly("/holder dependentRequired");
        assertThat(Forms.verdict(form, "{'holder':'x'}").answers()).isEmpty();
    }

    @Test
    void hidesWhatASchemaForbids() {
        FormModel form = Forms.form("""
            {'properties':{'a':{'type':'boolean'},'b':{'type':'string'}},
             'if':{'properties':{'a':{'const':true}},'required':['a']},'then':{'properties':{'b':false}}}\
            """);

        assertThat(Forms.verdict(form, "{'a':true,'b':'x'}").answers()).isEqualTo(Forms.json("{'a':true}"));
        assertThat(form.applicable(Forms.json("{'a':true}"), Forms.german()).shows("/b"))
                .isFalse();
        assertThat(form.root().child("b").orElseThrow().conditions())
                .singleElement()
                .matches(one -> !one.expected());
    }

    @Test
    void calculatesOnTheServer() {
        FormModel form = Forms.form("""
            {'properties':{'count':{'type':'integer'},'price':{'type':'number'},
              'sum':{'type':'number','x-calculate':'= answers.count * answers.price'},
              'double':{'type':'string','format':'money','x-calculate':'= answers.sum * 2'}}}\
            """);

        Verdict verdict = Forms.verdict(form, "{'count':3,'price':10.15,'sum':0.01,'double':'1.00'}");

        assertThat(verdict.answers()).isEqualTo(Forms.json("{'count':3,'price':10.15,'sum':30.45,'double':'60.90'}"));
        assertThat(Forms.verdict(form, "{'count':3,'sum':0.01}").answers()).isEqualTo(Forms.json("{'count':3}"));
    }

    @Test
    void calculatesInEachRowFromItsOwnFields() {
        FormModel form = Forms.form("""
            {'properties':{'bins':{'type':'array','items':{'type':'object','properties':{
              'size':{'type':'integer'},'big':{'type':'boolean','x-calculate':'= size > 120'}}}}}}\
            """);

        assertThat(Forms.verdict(form, "{'bins':[{'size':60,'big':true},{'size':240}]}")
                        .answers())
                .isEqualTo(Forms.json("{'bins':[{'size':60,'big':false},{'size':240,'big':true}]}"));
    }

    @Test
    void neverLetsAClaimedCalculationTurnACondition() {
        FormModel form = Forms.form("""
            {'properties':{'age':{'type':'integer'},'adult':{'type':'boolean','x-calculate':'= answers.age >= 18'},'wish':{'type':'string'}},
             'if':{'properties':{'adult':{'const':true}},'required':['adult']},
             'then':{'properties':{'beer':{'type':'string'}}},'else':{'properties':{'juice':{'type':'string'}}}}\
            """);

        assertThat(Forms.verdict(form, "{'age':12,'adult':true,'beer':'Alt','juice':'Apfel'}")
                        .answers())
                .isEqualTo(Forms.json("{'age':12,'juice':'Apfel','adult':false}"));
    }

    @Test
    void restoresWhatIsReadOnly() {
        FormModel form = Forms.form("""
            {'properties':{'fee':{'type':'integer','readOnly':true,'default':30},'law':{'readOnly':true,'const':'§ 45'},'a':{}}}\
            """);

        assertThat(Forms.verdict(form, "{'fee':0,'law':'§ 1','a':1}").answers())
                .isEqualTo(Forms.json("{'fee':30,'law':'§ 45','a':1}"));
    }

    @Test
    void takesNothingReadOnlyFromAClient() {
        FormModel form = Forms.form("""
            {'properties':{'grade':{'type':'string','readOnly':true},'a':{},
              'file':{'type':'object','readOnly':true,'properties':{'number':{'type':'string'}}},
              'rows':{'type':'array','items':{'type':'object','properties':{'mark':{'readOnly':true},'text':{}}}},
              'sum':{'readOnly':true,'type':'number','x-calculate':'= 1 + 1'}},
             'if':{'properties':{'a':{'const':2}},'required':['a']},
             'then':{'properties':{'approved':{'type':'boolean','readOnly':true}}}}\
            """);
        String claims = "{'grade':7,'a':2,'file':{'number':'1'},'rows':[{'mark':1,'text':2}],'sum':3,'approved':true}";

        Verdict claimed = form.validate(Forms.json(claims), Forms.german().asClaimed());
        Verdict ours = form.validate(
                Forms.json("{'a':1}"),
                Forms.german()
                        .withLocked(Map.of("/grade", JsonNodeFactory.instance.stringNode("A")))
                        .asClaimed());

        assertThat(claimed.answers()).hasToString("{\"a\":2,\"rows\":[{\"text\":2}],\"sum\":2}");
        assertThat(ours.answers()).hasToString("{\"a\":1,\"grade\":\"A\",\"sum\":2}");
    }

    @Test
    void judgesReadOnlyAnswersThatNobodySendsAsJsonSchemaDoes() {
        FormModel form =
                Forms.form("{'required':['grade'],'properties':{'grade':{'type':'string','readOnly':true},'a':{}}}");

        assertThat(Forms.faults(Forms.verdict(form, "{'grade':7}"))).containsExactly("/grade type");
        assertThat(Forms.verdict(form, "{'grade':'A'}")).isInstanceOf(Verdict.Accepted.class);
        assertThat(Forms.faults(form.validate(
                        Forms.json("{'grade':'A'}"), Forms.german().asClaimed())))
                .containsExactly("/grade required");
    }

    @Test
    void showsAGroupThatNobodyHasBegunAndOfWhichAPartIsFixed() {
        FormModel form = Forms.form("""
            {'properties':{'address':{'type':'object','properties':{
              'town':{'type':'string'},'zone':{'type':'string','readOnly':true,'default':'A'}}}}}\
            """);

        Applicable applicable = form.applicable(Forms.json("{}"), Forms.german());

        assertThat(applicable.shows("/address/town")).isTrue();
        assertThat(applicable.answers()).isEqualTo(Forms.json("{}"));
    }

    @Test
    void restoresWhatIsLocked() {
        FormModel form =
                Forms.form("{'properties':{'person':{'type':'object','properties':{'name':{'type':'string'}}}}}");
        Circumstances locked =
                Forms.german().withLocked(Map.of("/person/name", JsonNodeFactory.instance.stringNode("MUSTERMANN")));

        assertThat(form.validate(Forms.json("{'person':{'name':'Somebody'}}"), locked)
                        .answers())
                .isEqualTo(Forms.json("{'person':{'name':'MUSTERMANN'}}"));
    }

    @Test
    void asksRulesOverSeveralFields() {
        FormModel form = Forms.form("""
            {'properties':{'from':{'type':'string','format':'date'},'until':{'type':'string','format':'date'}},
             'x-assert':[{'that':'= answers.from <= answers.until','message':'Das Ende liegt vor dem Anfang.','at':'/until'}]}\
            """);

        Verdict verdict = Forms.verdict(form, "{'from':'2026-02-01','until':'2026-01-31'}");

        assertThat(Forms.faults(verdict)).containsExactly("/until x-assert");
        assertThat(verdict.faults().getFirst().message()).isEqualTo("Das Ende liegt vor dem Anfang.");
        assertThat(Forms.verdict(form, "{'from':'2026-02-01','until':'2026-02-01'}"))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void asksNoRuleWhileAFieldIsAbsentOrRefused() {
        FormModel form = Forms.form("""
            {'properties':{'from':{'type':'string','format':'date'},'until':{'type':'string','format':'date'}},
             'x-assert':[{'that':'= answers.from <= answers.until','message':'m','at':'/until'}]}\
            """);

        assertThat(Forms.verdict(form, "{'from':'2026-02-01'}")).isInstanceOf(Verdict.Accepted.class);
        assertThat(Forms.faults(Forms.verdict(form, "{'from':'2026-02-30','until':'2026-01-01'}")))
                .containsExactly("/from format");
    }

    @Test
    void asksARuleThatAsksForNull() {
        FormModel form = Forms.form("""
            {'properties':{'phone':{'type':'string'},'mail':{'type':'string'}},
             'x-assert':[{'that':'= answers.phone != null or answers.mail != null','message':'m','at':'/phone'}]}\
            """);

        assertThat(Forms.faults(Forms.verdict(form, "{}"))).containsExactly("/phone x-assert");
        assertThat(Forms.verdict(form, "{'mail':'x'}")).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void pointsARulesFaultAtItsRow() {
        FormModel form = Forms.form("""
            {'properties':{'stays':{'type':'array','items':{'type':'object','properties':{
                'from':{'type':'string','format':'date'},'until':{'type':'string','format':'date'}},
               'x-assert':[{'that':'= from <= until','message':'m','at':'/until'},{'that':'= from <= today()','message':'n','at':'/from'}]}}}}\
            """);

        assertThat(Forms.faults(Forms.verdict(form, """
            {'stays':[{'from':'2025-01-01','until':'2025-02-01'},{'from':'2026-01-02','until':'2025-02-01'}]}\
            """)))
                .containsExactly("/stays/1/from x-assert", "/stays/1/until x-assert");
    }

    @Test
    void findsARulesMessageInTheTexts() {
        Texts texts = Forms.texts("de", "assert.adult=Sie müssen volljährig sein.\n");
        FormModel form = FormModel.compile(Forms.definition(Forms.json("""
            {'properties':{'age':{'type':'integer'}},'x-assert':[{'that':'= answers.age >= 18','message':'assert.adult','at':'/age'}]}\
            """)), texts, List.of("de"));

        assertThat(Forms.verdict(form, "{'age':17}").faults())
                .extracting(Fault::message)
                .containsExactly("Sie müssen volljährig sein.");
    }

    @Test
    void raisesAnIncidentForARuleThatIsNeitherTrueNorFalse() {
        FormModel form = Forms.form("{'properties':{'a':{'type':'integer'}},'x-assert':[{'that':'= answers.a +"
                + " 1','message':'m','at':'/a'}]}");

        assertThatThrownBy(() -> Forms.verdict(form, "{'a':1}")).isInstanceOf(ExpressionIncident.class);
    }

    @Test
    void keepsDecimalsExact() {
        FormModel form = Forms.form(
                "{'properties':{'a':{'type':'number'},'b':{'type':'number','multipleOf':0.01},'c':{'type':'integer'}}}");

        Verdict verdict =
                Forms.verdict(form, "{'a':0.1234567890123456789012345678901234567890,'b':1234567890123.45,'c':1.0}");

        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        assertThat(verdict.answers().get("a").decimalValue())
                .isEqualTo(new BigDecimal("0.1234567890123456789012345678901234567890"));
        assertThat(verdict.answers().get("c").toString()).isEqualTo("1");
        assertThat(Forms.faults(Forms.verdict(form, "{'c':1.5,'b':0.005}")))
                .containsExactlyInAnyOrder("/c type", "/b multipleOf");
    }

    @Test
    void showsFeelDatesAsDatesAndMoneyAsNumber() {
        FormModel form = Forms.form("""
            {'properties':{'day':{'type':'string','format':'date'},'sum':{'type':'string','format':'money'},
              'dogs':{'type':'array','items':{'type':'object','properties':{'since':{'type':'string','format':'date'}}}}}}\
            """);

        Map<String, @Nullable Object> values =
                form.values(Forms.object("{'day':'2026-12-31','sum':'30.70','dogs':[{'since':'2026-01-01'}]}"));

        assertThat(values)
                .containsEntry("day", LocalDate.of(2026, 12, 31))
                .containsEntry("sum", new BigDecimal("30.70"))
                .containsEntry("dogs", List.of(Map.of("since", LocalDate.of(2026, 1, 1))));
    }

    @Test
    void composesAndTrimsTexts() {
        FormModel form = Forms.form(
                "{'properties':{'name':{'type':'string','maxLength':6},'kind':{'enum':[' left ','right']}}}");

        assertThat(Forms.verdict(form, "{'name':'\u00a0Mu\u0308ller ','kind':' left '}")
                        .answers())
                .isEqualTo(Forms.json("{'name':'Müller','kind':' left '}"));
    }

    @Test
    void treatsWhatALayoutHidesAsNotApplying() {
        FormModel form =
                Forms.form("{'required':['b'],'properties':{'a':{'type':'boolean'},'b':{'type':'string'}}}", """
                    {'type':'VerticalLayout','elements':[{'type':'Control','scope':'#/properties/a'},
                     {'type':'Group','rule':{'effect':'SHOW','condition':{'scope':'#/properties/a','schema':{'const':true}}},
                      'elements':[{'type':'Control','scope':'#/properties/b'}]}]}\
                    """);

        assertThat(Forms.verdict(form, "{'a':false,'b':'x'}").answers()).isEqualTo(Forms.json("{'a':false}"));
        assertThat(Forms.verdict(form, "{'a':false}")).isInstanceOf(Verdict.Accepted.class);
        assertThat(Forms.faults(Forms.verdict(form, "{'a':true}"))).containsExactly("/b required");
        assertThat(form.root().child("b").orElseThrow().conditions()).hasSize(1);
    }

    @Test
    void readsEveryDraft() {
        for (String draft : List.of(
                "http://json-schema.org/draft-04/schema#",
                "http://json-schema.org/draft-06/schema#",
                "http://json-schema.org/draft-07/schema#",
                "https://json-schema.org/draft/2019-09/schema",
                "https://json-schema.org/draft/2020-12/schema")) {
            FormModel form =
                    Forms.form("{'$schema':'" + draft + "','definitions':{'n':{'type':'string','format':'iban'}},"
                            + "'properties':{'a':{'$ref':'#/definitions/n'}},'required':['a']}");

            assertThat(Forms.faults(Forms.verdict(form, "{}"))).as(draft).containsExactly("/a required");
            assertThat(Forms.faults(Forms.verdict(form, "{'a':'x'}"))).as(draft).containsExactly("/a format");
            assertThat(Forms.verdict(form, "{'a':'DE02120300000000202051'}"))
                    .as(draft)
                    .isInstanceOf(Verdict.Accepted.class);
        }
    }
}
