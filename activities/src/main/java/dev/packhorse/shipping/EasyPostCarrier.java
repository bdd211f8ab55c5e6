package dev.packhorse.shipping;

import com.easypost.exception.API.InvalidRequestError;
import com.easypost.exception.API.NotFoundError;
import com.easypost.exception.EasyPostException;
import com.easypost.model.Rate;
import com.easypost.model.Shipment;
import com.easypost.service.EasyPostClient;
import dev.packhorse.customer.Address;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The calls to EasyPost, which has no idempotency keys. What stands in for them: a shipment costs nothing and carries the
 * parcel's id as its reference, and the label of one shipment is sold once.
 */
final class EasyPostCarrier {

    private static final BigDecimal GRAMS_PER_OUNCE = new BigDecimal("28.349523125");
    private static final BigDecimal LEAST_OUNCES = new BigDecimal("0.1");

    private final EasyPostClient easypost;

    EasyPostCarrier(EasyPostClient easypost) {
        this.easypost = easypost;
    }

    private interface Call {
        @Nullable
        Shipment make() throws EasyPostException;
    }

    /** A business no of the carrier: the address, the weight or the rate is none that it takes. */
    static final class NotTaken extends Exception {
        private static final long serialVersionUID = 1L;

        NotTaken(String reason) {
            super(reason, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /** EasyPost takes a reference in place of an id and does not insist that it is unique; the oldest shipment answers. */
    Optional<Shipment> find(ParcelId parcel) {
        try {
            return Optional.of(answer(() -> easypost.shipment.retrieve(parcel.value())));
        } catch (NotFoundError e) {
            return Optional.empty();
        } catch (EasyPostException e) {
            throw EasyPostTrouble.of(e);
        }
    }

    Shipment enquire(ShippingTask task) throws NotTaken {
        Map<String, Object> enquiry = new HashMap<>();
        enquiry.put("reference", task.parcel().value());
        enquiry.put("to_address", address(task.customer().name(), task.to()));
        enquiry.put("from_address", address(task.from().name(), task.from().address()));
        enquiry.put("parcel", new HashMap<>(Map.of("weight", ounces(task.weightGrams()))));
        enquiry.put("options", new HashMap<>(Map.of("label_format", "PDF")));
        try {
            return answer(() -> easypost.shipment.create(enquiry));
        } catch (InvalidRequestError e) {
            throw new NotTaken(words(e));
        } catch (EasyPostException e) {
            throw EasyPostTrouble.of(e);
        }
    }

    /** Buys the cheapest; answers the shipment with its label, also when somebody was faster. */
    Shipment buy(Shipment shipment) throws NotTaken {
        Rate cheapest = shipment.getRates().stream()
                .min(Comparator.comparing(Rate::getRate))
                .orElseThrow(() -> new NotTaken("no carrier offers a rate for this parcel"));
        try {
            return answer(() -> easypost.shipment.buy(shipment.getId(), cheapest));
        } catch (InvalidRequestError e) {
            Shipment now = retrieve(shipment.getId());
            if (now.getPostageLabel() == null) {
                throw new NotTaken(words(e));
            }
            return now;
        } catch (EasyPostException e) {
            throw EasyPostTrouble.of(e);
        }
    }

    Shipment retrieve(String shipment) {
        try {
            return answer(() -> easypost.shipment.retrieve(shipment));
        } catch (EasyPostException e) {
            throw EasyPostTrouble.of(e);
        }
    }

    /** Answers the shipment as it is afterwards: whether the label was given back is in its refund status. */
    Shipment refund(Shipment shipment) {
        try {
            return answer(() -> easypost.shipment.refund(shipment.getId()));
        } catch (InvalidRequestError e) {
            return retrieve(shipment.getId());
        } catch (EasyPostException e) {
            throw EasyPostTrouble.of(e);
        }
    }

    /** The SDK stumbles over bodies that are empty or no JSON, as proxies send them: then nothing is known. */
    private static Shipment answer(Call call) throws EasyPostException {
        Shipment answer;
        try {
            answer = call.make();
        } catch (RuntimeException e) {
            throw EasyPostTrouble.unavailable("The carrier's answer could not be read.");
        }
        if (answer == null || answer.getId() == null) {
            throw EasyPostTrouble.unavailable("The carrier's answer names no shipment.");
        }
        return answer;
    }

    private static Map<String, Object> address(String name, Address address) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("name", name);
        fields.put("street1", address.line1());
        fields.put("street2", address.line2());
        fields.put("city", address.city());
        fields.put("state", address.region());
        fields.put("zip", address.postalCode());
        fields.put("country", address.country());
        fields.values().removeIf(value -> value == null);
        return fields;
    }

    private static BigDecimal ounces(long grams) {
        return BigDecimal.valueOf(grams)
                .divide(GRAMS_PER_OUNCE, 1, RoundingMode.UP)
                .max(LEAST_OUNCES);
    }

    private static String words(InvalidRequestError refusal) {
        return refusal.getCode() + ": " + refusal.getMessage();
    }
}
