public import Kernel

extension Industries {
    /// The section that an industry stands in, with its English name; nothing where the code is not known.
    public func section(of code: IndustryCode) -> Phrase? {
        guard let section = chain(code).first, let en = Self.english[section.code.text] else { return nil }
        return Phrase(zh: section.name, en: en)
    }

    /// The twenty sections of GB/T 4754-2017.
    private static let english = [
        "A": "Agriculture, forestry and fishery", "B": "Mining", "C": "Manufacturing",
        "D": "Electricity, heat, gas and water", "E": "Construction", "F": "Wholesale and retail",
        "G": "Transport, storage and post", "H": "Accommodation and catering", "I": "Information and software",
        "J": "Finance", "K": "Real estate", "L": "Leasing and business services",
        "M": "Research and technical services",
        "N": "Water, environment and public facilities", "O": "Household, repair and other services", "P": "Education",
        "Q": "Health and social work", "R": "Culture, sports and entertainment",
        "S": "Public administration and associations", "T": "International organisations",
    ]
}
