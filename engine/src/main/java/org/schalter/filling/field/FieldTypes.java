package org.schalter.filling.field;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Every field type there is, the first that suits a field being its own. */
public final class FieldTypes {

    private final List<FieldType> all;

    public FieldTypes(ZoneId zone) {
        List<FieldType> changeable = List.of(
                new Checkboxes(),
                new Entries(),
                new Rows(),
                new Many(),
                new Consent(),
                new Radios(),
                new Autocomplete(),
                new Select(),
                new YesNo(),
                new Day(),
                new TimeOfDay(),
                new Moment(zone),
                new Money(),
                Numeric.integer(),
                Numeric.number(),
                new Email(),
                new Phone(),
                new Iban(),
                new PostalCode(),
                new LicencePlate(),
                new Link(),
                new Attachment(),
                new Point(),
                new Group(),
                new LongText(),
                new Line());
        all = new ArrayList<>();
        all.add(new Info());
        all.add(new Beside());
        all.add(new Fixed(changeable));
        all.addAll(changeable);
    }

    public List<FieldType> all() {
        return List.copyOf(all);
    }

    /** The type of a field, whether or not it can be changed. */
    public FieldType of(Shape shape) {
        for (FieldType type : all) {
            if (type.fits(shape)) {
                return type;
            }
        }
        throw new IllegalStateException("no field type suits <" + shape.schema() + ">");
    }
}
