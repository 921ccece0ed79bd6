package org.schalter.filling.field;

import java.util.List;
import java.util.Set;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.templatemode.TemplateMode;

/** What a template says where fields are to stand: {@code <th:block field:each="${view.fields}">}. */
public final class FieldDialect extends AbstractProcessorDialect {

    private static final int PRECEDENCE = 1000;

    private final Stencils stencils = new Stencils();

    public FieldDialect() {
        super("field", "field", PRECEDENCE);
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(new Each(prefix, stencils));
    }

    private static final class Each extends AbstractAttributeTagProcessor {

        private final Stencils stencils;

        Each(String prefix, Stencils stencils) {
            super(TemplateMode.HTML, prefix, null, false, "each", true, PRECEDENCE, true);
            this.stencils = stencils;
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IProcessableElementTag tag,
                AttributeName name,
                String expression,
                IElementTagStructureHandler structure) {
            List<FieldView> fields = ((List<?>) StandardExpressions.getExpressionParser(context.getConfiguration())
                            .parseExpression(context, expression)
                            .execute(context))
                    .stream().map(FieldView.class::cast).toList();
            structure.replaceWith(stencils.write(fields, context.getLocale(), context.getConfiguration()), false);
        }
    }
}
