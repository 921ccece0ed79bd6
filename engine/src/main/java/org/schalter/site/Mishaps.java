package org.schalter.site;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Locale;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/**
 * Tells whatever went wrong: problem+json below {@code /api/}, a page in plain words elsewhere. What nobody foresaw gets
 * an incident number, in the answer and in the log, and nothing else of it leaves the house.
 */
@ControllerAdvice
@Controller
class Mishaps implements ErrorController {

    /** Seconds after which another try is worth while when the database does not answer. */
    private static final String SOON = "2";

    private final ErrorTexts texts;
    private final Incident incident;

    Mishaps(ErrorTexts texts, Incident incident) {
        this.texts = texts;
        this.incident = incident;
    }

    /** The security chain knows whether to ask for a sign-in. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void leaveToTheSecurityChain(Exception refused) throws Exception {
        throw refused;
    }

    @ExceptionHandler(Exception.class)
    Object thrown(Exception exception, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        if (isGone(exception)) {
            return new ModelAndView();
        }
        var headers = exception instanceof ErrorResponse known ? known.getHeaders() : HttpHeaders.EMPTY;
        var body = body(exception, request);
        askLater(body, response);
        // Half of an answer can't be taken back.
        return response.isCommitted() ? new ModelAndView() : tell(body, headers, request.getRequestURI(), locale);
    }

    /** Whoever asked has hung up: nobody is there to be told, and nothing is wrong with us. */
    private static boolean isGone(@Nullable Object cause) {
        return cause instanceof ClientAbortException
                || cause instanceof AsyncRequestNotUsableException
                || cause instanceof Throwable it && isGone(it.getCause());
    }

    /** What the container, a filter or {@code sendError} reports. */
    @Access
    @RequestMapping("${server.error.path:/error}")
    Object reported(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (isGone(cause)) {
            return ResponseEntity.badRequest().build();
        }
        var status = code instanceof Integer number ? HttpStatusCode.valueOf(number) : HttpStatus.NOT_FOUND;
        var body = status.is5xxServerError()
                ? incident.happened(cause instanceof Throwable it ? it : null, request)
                : ProblemDetail.forStatus(status);
        if (request.getAttribute(TYPE) instanceof String type) {
            body.setType(URI.create(Problem.NAMESPACE + type));
        }
        askLater(body, response);
        return tell(body, HttpHeaders.EMPTY, path instanceof String it ? it : "", locale);
    }

    /** The request attribute by which a filter says what type of problem it sends. */
    static final String TYPE = "schalter.problem";

    private static void askLater(ProblemDetail body, HttpServletResponse response) {
        if (body.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, SOON);
        }
    }

    static boolean isForPrograms(@Nullable String path) {
        return path != null && (path.startsWith("/api/") || path.startsWith("/actuator/"));
    }

    private Object tell(ProblemDetail body, HttpHeaders headers, String path, Locale locale) {
        if (isForPrograms(path)) {
            var all = new HttpHeaders(headers);
            all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
            return new ResponseEntity<>(ErrorTexts.typed(body), all, body.getStatus());
        }
        var page = new ModelAndView("site/error", HttpStatus.valueOf(body.getStatus()));
        page.addObject("error", texts.of(ErrorTexts.typed(body), locale));
        return page;
    }

    private ProblemDetail body(Exception exception, HttpServletRequest request) {
        if (exception instanceof ErrorResponse known && !known.getStatusCode().is5xxServerError()) {
            return known.getBody();
        }
        if (exception instanceof Problem problem) {
            return problem.getBody();
        }
        if (exception instanceof InvalidParameterException parameter) {
            return ProblemDetail.forStatusAndDetail(
                    HttpStatus.valueOf(parameter.getErrorCode()),
                    "The address or the form holds what can't be read; expected UTF-8, percent-encoded");
        }
        if (exception instanceof HttpMessageNotReadableException) {
            return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "The body can't be read");
        }
        if (exception instanceof TypeMismatchException mismatch) {
            return mismatch(mismatch);
        }
        return incident.happened(exception, request);
    }

    private static ProblemDetail mismatch(TypeMismatchException mismatch) {
        var inPath = mismatch instanceof MethodArgumentTypeMismatchException argument
                && argument.getParameter().hasParameterAnnotation(PathVariable.class);
        return inPath
                ? ProblemDetail.forStatus(HttpStatus.NOT_FOUND)
                : ProblemDetail.forStatusAndDetail(
                        HttpStatus.BAD_REQUEST, "<%s> has a value of the wrong kind".formatted(name(mismatch)));
    }

    private static @Nullable String name(TypeMismatchException mismatch) {
        return mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : mismatch.getPropertyName();
    }
}
