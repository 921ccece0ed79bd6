package org.schalter.filling;

import org.schalter.filling.field.FieldDialect;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.templatemode.TemplateMode;

@Configuration(proxyBeanMethods = false)
class FillingConfiguration {

    @Bean
    FieldDialect fieldDialect() {
        return new FieldDialect();
    }

    /** The markup of the field types, each in its own folder. */
    @Bean
    SpringResourceTemplateResolver fieldTemplates(ApplicationContext context) {
        var resolver = new SpringResourceTemplateResolver();
        resolver.setApplicationContext(context);
        resolver.setPrefix("classpath:/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setResolvablePatterns(java.util.Set.of("fields/*"));
        resolver.setOrder(0);
        resolver.setCheckExistence(false);
        return resolver;
    }
}
