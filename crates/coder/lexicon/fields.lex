trade: trade
