package dev.packhorse.api;

import dev.packhorse.inventory.StockBusy;
import dev.packhorse.order.TemporalUnavailable;
import dev.packhorse.search.SearchBusy;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Turns whatever goes wrong into one of our problems. Details of our insides go to the log, never to the caller. */
@ApiComponent
@RestControllerAdvice
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<byte[]> problem(ProblemException ended) {
        return ended.problem().response(HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> temporal(TemporalUnavailable unavailable) {
        LOG.warn("Temporal is out of reach: {}", unavailable.getMessage(), unavailable.getCause());
        return Problem.of(
                        ProblemCode.TEMPORAL_UNAVAILABLE,
                        "The workflow engine did not answer. Repeat the call as it was: it is not done twice.")
                .response(HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> busy(SearchBusy busy) {
        LOG.debug("A search was refused: {}", busy.getMessage());
        return Problem.of(ProblemCode.SEARCH_BUSY, "Too many search at once. Try again in a moment.")
                .response(HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> stockBusy(StockBusy busy) {
        LOG.warn("Sent away: {}", busy.getMessage());
        return Problem.of(
                        ProblemCode.STOCK_BUSY,
                        "More are asking for stock than can be answered. Nothing was done: repeat the call a little later.")
                .response(HttpHeaders.EMPTY);
    }

    /** The caller has gone; there is nobody to answer. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException gone) {
        LOG.debug("The caller has gone: {}", gone.getMessage());
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<byte[]> anything(Exception failure) {
        BodyTooLarge tooLarge = causeOf(failure, BodyTooLarge.class);
        if (tooLarge != null) {
            return Problem.of(ProblemCode.BODY_TOO_LARGE, String.valueOf(tooLarge.getMessage()))
                    .response(HttpHeaders.EMPTY);
        }
        if (databaseIsAway(failure)) {
            LOG.warn("PostgreSQL is out of reach: {}", failure.getMessage());
            return Problem.of(
                            ProblemCode.POSTGRESQL_UNAVAILABLE,
                            "The database did not answer. Repeat the call as it was: it is not done twice.")
                    .response(HttpHeaders.EMPTY);
        }
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return HttpProblems.of(known.getStatusCode().value(), failure).response(known.getHeaders());
        }
        if (failure instanceof org.springframework.http.converter.HttpMessageNotReadableException) {
            return Problem.of(ProblemCode.BAD_REQUEST, "The body could not be read.")
                    .response(HttpHeaders.EMPTY);
        }
        LOG.error("A request failed", failure);
        return Problem.of(ProblemCode.INTERNAL_ERROR, "The failure was written down. Repeating the call is safe.")
                .response(HttpHeaders.EMPTY);
    }

    /** Connection refused, lost or not to be had in time; the server shutting down; too many connections. */
    static boolean databaseIsAway(Throwable failure) {
        if (failure instanceof CannotCreateTransactionException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof UnexpectedRollbackException
                || failure instanceof TransientDataAccessException) {
            return true;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLNonTransientConnectionException
                    || cause instanceof SQLException sql && isConnectionTrouble(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** PostgreSQL's error classes 08 (connection), 53 (resources) and 57P (operator intervention). */
    private static boolean isConnectionTrouble(@Nullable String state) {
        return state != null && Set.of("08", "53", "57").contains(state.substring(0, Math.min(2, state.length())));
    }

    private static <T extends Throwable> @Nullable T causeOf(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
