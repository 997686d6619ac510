-- What was bought, in the clear as lists show it where nobody has classed a case; gone with erasure. The whole stays sealed.
ALTER TABLE complaint ADD COLUMN product_shown TEXT;
