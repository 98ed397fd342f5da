'use strict';

/**
 * Keeps the web shop's automatic promotions off the sales of a till: the customer has paid, a discount
 * afterwards would make the order differ from the receipt. Vendure has no setting for it, so the one function
 * that applies promotions is given none for such an order.
 */
function keepPromotionsOffTillSales(orderCalculator) {
  const apply = orderCalculator.applyPriceAdjustments.bind(orderCalculator);
  orderCalculator.applyPriceAdjustments = (ctx, order, promotions, ...rest) =>
    apply(ctx, order, order.customFields.posSaleId ? [] : promotions, ...rest);
}

module.exports = { keepPromotionsOffTillSales };
